import { beforeAll, describe, expect, it } from 'vitest';

import { accepted, openAlias, requirePinnedKeys, sealAlias, sealAliasAnew } from './care-link';
import { checkCode } from './check-code';
import type { SealedCopy } from './copies';
import type { GrantHeader } from './headers';
import { type Identity, identityFrom, newSeeds, sealSeeds } from './identity';
import { closeVault, openVault } from './open-vault';
import { openReply, sealReply } from './replies';
import { openShare, sealShare, sealShareAnew } from './shares';
import { deriveUserKeys, newUserKey } from './user-key';

// A clinician lost their keys; whoever runs the server may try to be the one with the new ones.

const CLIENT = '018f2b6e-0000-7000-8000-000000000001';
const CLINICIAN = '018f2b6e-0000-7000-8000-000000000002';
const link = { careLink: '018f2b6e-0000-7000-8000-0000000000cc', client: CLIENT, clinician: CLINICIAN };
const grant: GrantHeader = {
  grant: '018f2b6e-0000-7000-8000-0000000000dd', client: CLIENT, clinician: CLINICIAN, kind: 'repairs',
  about: 'n5mS3x7Qk0Yh2r8vV1cPz4LwD6uTfBgA9eJiOoEtUqI', level: 'full', until: '2026-09-13T00:00:00Z',
}; // prettier-ignore
const content = { words: { happened: 'a canary sentence' } };

async function be(owner: string, seeds = newSeeds(), userKey = newUserKey()): Promise<Identity> {
  await closeVault();
  const { identity } = await deriveUserKeys(userKey.slice());
  const made = await identityFrom(seeds.slice());
  await openVault(owner, userKey.slice(), { wrapped_private_keys: await sealSeeds(seeds.slice(), identity), public_keys: made.publicKeys });
  return made;
}

const clientSeeds = newSeeds();
const clientKey = newUserKey();
const oldSeeds = newSeeds();
const newOnes = newSeeds();
let client: Identity;
let old: Identity;
let renewed: Identity;
let share: { copy: SealedCopy; signature: string };
let alias: SealedCopy;

beforeAll(async () => {
  old = await identityFrom(oldSeeds.slice());
  renewed = await identityFrom(newOnes.slice());
  client = await be(CLIENT, clientSeeds, clientKey);
  share = await sealShare(content, grant, old.publicKeys);
  alias = await sealAlias({ name: 'Wren', pronouns: 'they/them' }, link, old.publicKeys);
});

const asClient = () => be(CLIENT, clientSeeds, clientKey);

describe('promise 12: what is shared is sealed to new keys by the client alone', () => {
  it('is opened by the new keys, with text and signature as they were, and never by the old header of another share', async () => {
    await asClient();
    const reader = await sealShareAnew(share.copy, grant, renewed.publicKeys);
    const other = { ...grant, grant: '018f2b6e-0000-7000-8000-0000000000df' };
    await expect(sealShareAnew(share.copy, other, renewed.publicKeys)).rejects.toThrow('cannot_open');
    await expect(sealShareAnew({ ...share.copy, owner: alias.owner }, grant, renewed.publicKeys)).rejects.toThrow('cannot_open');
    await expect(sealShareAnew({ ...share.copy, text: alias.text }, grant, renewed.publicKeys)).rejects.toThrow('cannot_open');
    await be(CLINICIAN, newOnes);
    await expect(openShare(share, grant, client.publicKeys)).rejects.toThrow('cannot_open');
    expect(await openShare({ ...share, copy: { ...share.copy, reader } }, grant, client.publicKeys)).toEqual(content);
  });

  it('pins the new keys, remembers the old ones, and keeps the name', async () => {
    await asClient();
    const anew = await sealAliasAnew(alias, link, renewed.publicKeys);
    await expect(requirePinnedKeys(anew, link, old.publicKeys)).rejects.toThrow('key_mismatch');
    expect(await requirePinnedKeys(anew, link, renewed.publicKeys)).toEqual(renewed.publicKeys);
    expect((await accepted(anew, link)).earlier).toEqual([old.publicKeys]);
    await be(CLINICIAN, newOnes);
    expect(await openAlias(anew, link)).toEqual({ name: 'Wren', pronouns: 'they/them' });
  });

  it('a reply of before is taken by a key that was accepted once, and by no other', async () => {
    const reply = { reply: 'r', clinician: CLINICIAN, client: CLIENT, grant: grant.grant, about: grant.about };
    await be(CLINICIAN, oldSeeds);
    const sent = await sealReply({ acknowledgement: 'I hear it.' }, reply, client.publicKeys.x25519);
    await asClient();
    expect(await openReply(sent, reply, [renewed.publicKeys.ed25519, old.publicKeys.ed25519])).toEqual({ acknowledgement: 'I hear it.' });
    await expect(openReply(sent, reply, [renewed.publicKeys.ed25519])).rejects.toThrow('bad_signature');
  });
});

describe('promise 12: the check code is of both sides\' keys', () => {
  it('reads the same on both devices, and another for any other key of either side', async () => {
    const code = (clinician: { x25519: string; ed25519: string }, theirs = client.publicKeys) =>
      checkCode({ id: CLINICIAN, keys: clinician }, { id: CLIENT, keys: theirs });
    const right = await code(renewed.publicKeys);
    expect(right).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(await code({ ...renewed.publicKeys })).toBe(right);
    const others = [
      code({ ...renewed.publicKeys, x25519: old.publicKeys.x25519 }),
      code({ ...renewed.publicKeys, ed25519: old.publicKeys.ed25519 }),
      code(renewed.publicKeys, { ...client.publicKeys, x25519: old.publicKeys.x25519 }),
      code(renewed.publicKeys, { ...client.publicKeys, ed25519: old.publicKeys.ed25519 }),
      checkCode({ id: CLIENT, keys: renewed.publicKeys }, { id: CLINICIAN, keys: client.publicKeys }),
    ];
    expect(await Promise.all(others)).not.toContain(right);
  });
});
