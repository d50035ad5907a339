import { beforeAll, describe, expect, it } from 'vitest';

import { type Bytes, fromBase64url, toBase64url, utf8 } from './bytes';
import { requirePinnedKeys, sealAlias } from './care-link';
import { openCopy, requireSignature, type SealedCopy } from './copies';
import { sign, verify } from './curves';
import { derivePassphrase } from './derive';
import { openWords, sealWords, type WordsEnvelope } from './envelope';
import { type GrantHeader, grantHeader } from './headers';
import { openAsReader, sealToReader } from './hpke';
import { type Identity, identityFrom, newSeeds, openIdentity, sealSeeds } from './identity';
import { newInvitationCode, proveKeys, requireProof } from './invitation';
import { closeVault, openVault, requireVault, vault } from './open-vault';
import { openShare, sealShare } from './shares';
import { deriveUserKeys, newUserKey, unwrapUserKey, wrapUserKey } from './user-key';
import { boxKey } from './box';

// What a server could try, whose database somebody changed, or who answers one person with another's data.

const OWNER = '018f2b6e-0000-7000-8000-000000000001';
const CLINICIAN = '018f2b6e-0000-7000-8000-000000000002';
const here = { kind: 'repairs', owner: OWNER, id: '018f2b6e-0000-7000-8000-0000000000aa', revision: 4 };
const words = { happened: 'a canary sentence' };

const seeds = newSeeds();
const userKey = newUserKey();
let entries: CryptoKey;
let identityKey: CryptoKey;
let client: Identity;
let clinician: Identity;
let envelope: WordsEnvelope;

function flip(text: string, at = 20): string {
  const bytes = fromBase64url(text);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return toBase64url(bytes);
}

beforeAll(async () => {
  ({ entries, identity: identityKey } = await deriveUserKeys(userKey));
  client = await identityFrom(seeds);
  clinician = await identityFrom(newSeeds());
  envelope = await sealWords(words, entries, here);
  await openVault(OWNER, userKey.slice(), {
    wrapped_private_keys: await sealSeeds(seeds, identityKey),
    public_keys: client.publicKeys,
  });
});

describe('words', () => {
  it.each([
    ['a row swapped', { id: '018f2b6e-0000-7000-8000-0000000000bb' }],
    ['a kind relabelled', { kind: 'people' }],
    ['another user’s words replayed', { owner: CLINICIAN }],
    ['an old revision under a new number', { revision: 5 }],
    ['a new revision under an old number', { revision: 3 }],
  ])('%s: they do not open', async (_what, other) => {
    await expect(openWords(envelope, entries, { ...here, ...other })).rejects.toThrow('cannot_open');
  });

  it('a data key swapped in from another row of the same person: they do not open', async () => {
    const other = await sealWords(words, entries, { ...here, id: '018f2b6e-0000-7000-8000-0000000000bb' });
    await expect(openWords({ ...envelope, key: other.key }, entries, here)).rejects.toThrow('cannot_open');
    await expect(openWords({ ...envelope, text: other.text }, entries, here)).rejects.toThrow('cannot_open');
  });

  it.each(['key', 'text'] as const)('%s changed by one bit, cut short, emptied or not base64: it does not open', async (part) => {
    for (const bad of [flip(envelope[part]), envelope[part].slice(0, -4), envelope[part].slice(0, 20), '', '%%', null]) {
      await expect(openWords({ ...envelope, [part]: bad }, entries, here)).rejects.toThrow('cannot_open');
    }
  });

  it('an envelope of another version is not guessed at', async () => {
    await expect(openWords({ ...envelope, v: 2 as 1 }, entries, here)).rejects.toThrow('cannot_open');
  });

  it('another user’s key does not open them', async () => {
    const stranger = await deriveUserKeys(newUserKey());
    await expect(openWords(envelope, stranger.entries, here)).rejects.toThrow('cannot_open');
  });
});

describe('keys', () => {
  it('a weaker derivation is refused before anything is computed', async () => {
    const kdf = { salt: toBase64url(new Uint8Array(16)), memory_kib: 8, iterations: 1, parallelism: 1 };
    await expect(derivePassphrase('quiet lantern', kdf)).rejects.toThrow('weak_derivation');
    await expect(derivePassphrase('quiet lantern', { ...kdf, memory_kib: 65_536, iterations: 1e9 })).rejects.toThrow('weak_derivation');
  });

  it('public keys that do not belong to the private ones are refused', async () => {
    const sealed = await sealSeeds(seeds, identityKey);
    await expect(openIdentity(sealed, identityKey, clinician.publicKeys)).rejects.toThrow('key_mismatch');
    const half = { ...client.publicKeys, x25519: clinician.publicKeys.x25519 };
    await expect(openIdentity(sealed, identityKey, half)).rejects.toThrow('key_mismatch');
  });

  it('another user key in place of the real one does not open', async () => {
    const kek = await boxKey(newUserKey());
    const swapped = await wrapUserKey(newUserKey(), await boxKey(newUserKey()));
    await expect(unwrapUserKey(swapped, kek)).rejects.toThrow('cannot_open');
  });

  it('a vault that does not open leaves none open', async () => {
    const before = vault.peek();
    const identity = { wrapped_private_keys: await sealSeeds(seeds, identityKey), public_keys: clinician.publicKeys };
    await expect(openVault(OWNER, userKey.slice(), identity)).rejects.toThrow('key_mismatch');
    expect(vault.peek()).toBe(before);
  });
});

describe('sharing', () => {
  const grant: GrantHeader = {
    grant: '018f2b6e-0000-7000-8000-0000000000c1',
    client: OWNER,
    clinician: CLINICIAN,
    kind: 'repairs',
    about: `${here.id}|4`,
    level: 'summary',
    until: '2027-02-01T00:00:00Z',
  };
  let share: { copy: SealedCopy; signature: string };

  beforeAll(async () => {
    share = await sealShare(words, grant, clinician.publicKeys);
  });

  it('opens as it was made', async () => {
    await requireSignature(share.copy, grantHeader(grant), share.signature, client.publicKeys.ed25519);
    expect(await openCopy(share.copy, grantHeader(grant), clinician.opening)).toEqual(words);
  });

  it.each([
    ['longer', { until: '2030-01-01T00:00:00Z' }],
    ['without end', { until: null }],
    ['wider', { level: 'full' as const }],
    ['for another grant', { grant: '018f2b6e-0000-7000-8000-0000000000c2' }],
    ['as another client’s', { client: CLINICIAN }],
    ['for another clinician', { clinician: OWNER }],
    ['as another entry', { about: `${grant.grant}|4` }],
    ['as another kind', { kind: 'people' }],
    ['as another revision', { about: `${here.id}|5` }],
  ])('a header edited to be %s neither verifies nor opens', async (_what, edit) => {
    const edited = grantHeader({ ...grant, ...edit });
    await expect(requireSignature(share.copy, edited, share.signature, client.publicKeys.ed25519)).rejects.toThrow('bad_signature');
    await expect(openCopy(share.copy, edited, clinician.opening)).rejects.toThrow('cannot_open');
  });

  it('a clinician who was not named can’t open it', async () => {
    const stranger = await identityFrom(newSeeds());
    await expect(openCopy(share.copy, grantHeader(grant), stranger.opening)).rejects.toThrow('cannot_open');
  });

  it('a copy that the server made itself is not the client’s', async () => {
    const forger = await identityFrom(newSeeds());
    await expect(
      requireSignature(share.copy, grantHeader(grant), share.signature, forger.publicKeys.ed25519),
    ).rejects.toThrow('bad_signature');
    const text = flip(share.copy.text);
    await expect(openShare({ ...share, copy: { ...share.copy, text } }, grant, client.publicKeys)).rejects.toThrow('bad_signature');
    await expect(openShare({ ...share, signature: 'AA' }, grant, client.publicKeys)).rejects.toThrow('bad_signature');
  });

  it('a part that would blur the header is refused', () => {
    expect(() => grantHeader({ ...grant, kind: 'repairs|x' })).toThrow(TypeError);
    expect(() => grantHeader({ ...grant, until: '' })).toThrow(TypeError);
  });
});

describe('keys that belong to nobody', () => {
  // The points of low order on Curve25519 and the other spellings of them: whatever is sealed to one, anybody can open.
  // They follow from the curve (RFC 7748, section 6.1).
  const LOW_ORDER = [
    '00'.repeat(32),
    `01${'00'.repeat(31)}`,
    'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
    '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
    `ec${'ff'.repeat(30)}7f`,
    `ed${'ff'.repeat(30)}7f`,
    `ee${'ff'.repeat(30)}7f`,
  ];
  // The order of Ed25519's base point, by which a signature could be changed into another that holds (RFC 8032, 5.1.7).
  const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;
  const bytes = (hex: string): Bytes => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

  it.each(LOW_ORDER)('nothing is sealed to %s', async (point) => {
    await expect(sealToReader(utf8('a canary sentence'), toBase64url(bytes(point)), 'x')).rejects.toThrow();
  });

  it('nor is what came with one of them opened', async () => {
    const { ct } = await sealToReader(utf8('a canary sentence'), clinician.publicKeys.x25519, 'x');
    for (const point of LOW_ORDER)
      await expect(openAsReader({ enc: toBase64url(bytes(point)), ct }, clinician.opening, 'x')).rejects.toThrow('cannot_open');
  });

  it('a signature has one spelling', async () => {
    const message = utf8('what was said');
    const signature = await sign(client.signing, message);
    const key = fromBase64url(client.publicKeys.ed25519);
    expect(await verify(key, signature, message)).toBe(true);
    const number = signature.slice(32).reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n) + ORDER;
    const other = signature.slice();
    for (let at = 0; at < 32; at += 1) other[32 + at] = Number((number >> BigInt(8 * at)) & 255n);
    expect(await verify(key, other, message)).toBe(false);
  });
});

describe('invitations and links', () => {
  const { secret } = newInvitationCode();

  it('a substituted clinician key does not match the proof', async () => {
    const given = await proveKeys(secret, CLINICIAN, clinician.publicKeys);
    await requireProof(secret, CLINICIAN, clinician.publicKeys, given);
    const forger = await identityFrom(newSeeds());
    await expect(requireProof(secret, CLINICIAN, forger.publicKeys, given)).rejects.toThrow('key_mismatch');
    await expect(requireProof(secret, OWNER, clinician.publicKeys, given)).rejects.toThrow('key_mismatch');
    await expect(requireProof(newInvitationCode().secret, CLINICIAN, clinician.publicKeys, given)).rejects.toThrow('key_mismatch');
    await expect(requireProof(secret, CLINICIAN, clinician.publicKeys, '')).rejects.toThrow('key_mismatch');
  });

  it('a clinician key swapped after the link was made is found before the next share', async () => {
    const link = { careLink: '018f2b6e-0000-7000-8000-0000000000d1', client: OWNER, clinician: CLINICIAN };
    const copy = await sealAlias({ name: 'Ash', pronouns: 'they' }, link, clinician.publicKeys);
    expect(await requirePinnedKeys(copy, link, clinician.publicKeys)).toEqual(clinician.publicKeys);
    const forger = await identityFrom(newSeeds());
    await expect(requirePinnedKeys(copy, link, forger.publicKeys)).rejects.toThrow('key_mismatch');
    await expect(requirePinnedKeys(copy, { ...link, clinician: OWNER }, clinician.publicKeys)).rejects.toThrow('cannot_open');
  });
});

describe('after the vault is closed', () => {
  it('nothing can be sealed or opened', async () => {
    await closeVault();
    expect(() => requireVault()).toThrow('locked');
    expect(vault.peek()).toBeNull();
  });
});
