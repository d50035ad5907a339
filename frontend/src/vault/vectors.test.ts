import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { boxKey, openText, pad, unpad } from './box';
import { fromBase64url, fromUtf8, toBase64url } from './bytes';
import { openCopy, openOwnCopy, requireSignature, signCopy } from './copies';
import { changedIn, coverOf, readCover } from './cover';
import { isProven, proveDeletion } from './deletions';
import { deriveMaster, derivePassphrase, requireStrong } from './derive';
import { COVER, openCovered, openWords, sealWords } from './envelope';
import { aboutOf, aliasHeader, grantHeader, isAbout, replyHeader } from './headers';
import { holdsStatement, limitsStatement, signStatement } from './statements';
import { identityFrom, openIdentity } from './identity';
import { proveKeys, readInvitationCode, requireProof } from './invitation';
import { deriveCard, printCard, readCard, sameCard } from './recovery-card';
import { deriveUserKeys, unwrapUserKey } from './user-key';

// The same files are read by tests/accounts/test_vault_vectors.py: both languages must agree on every byte.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Any = any;
function vectors(name: string): Any {
  return JSON.parse(readFileSync(new URL(`../../../tests/vectors/${name}.json`, import.meta.url), 'utf8'));
}

describe('derivation', () => {
  const { passphrases, weak, user_key, identity } = vectors('derivation');

  it.each(passphrases as Any[])('a passphrase gives the same keys: $name', async (given) => {
    expect(toBase64url(await deriveMaster(given.passphrase, given.kdf))).toBe(given.master);
    const { authKey, kek } = await derivePassphrase(given.passphrase, given.kdf);
    expect(authKey).toBe(given.auth_key);
    expect(toBase64url(await unwrapUserKey(given.wrapped_user_key, kek))).toBe(given.user_key);
  });

  it.each(weak as Any[])('refuses a weaker derivation: %o', (kdf) => {
    expect(() => requireStrong(kdf)).toThrow('weak_derivation');
  });

  it('derives the branches of the user key', async () => {
    const keys = await deriveUserKeys(fromBase64url(user_key.user_key));
    for (const branch of ['entries', 'identity', 'device'] as const) {
      expect(fromUtf8(await openText(user_key.boxes[branch], keys[branch], 'test'))).toBe('opened');
      expect(keys[branch].extractable).toBe(false);
    }
  });

  it('finds the key pairs of the seeds', async () => {
    const keys = await deriveUserKeys(fromBase64url(identity.user_key));
    const opened = await openIdentity(identity.wrapped_private_keys, keys.identity, identity.public_keys);
    expect(opened.publicKeys).toEqual(identity.public_keys);
    expect(opened.signing.extractable).toBe(false);
    expect(opened.opening.privateKey.extractable).toBe(false);
  });
});

describe('envelope', () => {
  const given = vectors('envelope');

  it.each([...given.python, ...given.typescript])('opens words of $kind', async ({ words, envelope, ...place }) => {
    const { entries } = await deriveUserKeys(fromBase64url(given.user_key));
    expect(await openWords(envelope, entries, place)).toEqual(words);
    const again = await sealWords(words, entries, place);
    expect(await openWords(again, entries, place)).toEqual(words);
    expect(again.text).toHaveLength(envelope.text.length);
  });

  it.each(given.padding as Any[])('pads $length bytes to $padded', ({ length, padded }) => {
    expect(pad(new Uint8Array(length))).toHaveLength(padded);
    expect(unpad(pad(new Uint8Array(length)))).toHaveLength(length);
  });
});

describe('sharing', () => {
  const given = vectors('sharing');
  it('writes the same headers', () => {
    expect(grantHeader(given.grant)).toBe(given.header);
    expect(grantHeader(given.grant_without_end)).toBe(given.header_without_end);
    const { care_link, ...rest } = given.alias.link;
    expect(aliasHeader({ careLink: care_link, ...rest })).toBe(given.alias.header);
  });

  it('writes the same for an entry at a revision, and knows shares from before', async () => {
    const { about, entry_revision: entryRevision, ...rest } = given.about;
    const shared = { ...rest, entryRevision };
    expect(await aboutOf(shared)).toBe(about);
    expect(await isAbout(about, shared)).toBe(true);
    expect(await isAbout(`${rest.entry}|${entryRevision}`, shared)).toBe(true);
    for (const other of [{ entry: rest.grant }, { entryRevision: 1 }, { grant: rest.entry }, { kind: 'people' }]) expect(await isAbout(about, { ...shared, ...other })).toBe(false);
  });

  it.each(['python', 'typescript'])('opens a copy from %s as reader and as owner', async (maker) => {
    const { copy, signature } = given[maker];
    const { opening } = await identityFrom(fromBase64url(given.clinician.seeds));
    const { entries } = await deriveUserKeys(fromBase64url(given.client.user_key));
    expect(await openCopy(copy, given.header, opening)).toEqual(given.content);
    expect(await openOwnCopy(copy, given.header, entries)).toEqual(given.content);
    await requireSignature(copy, given.header, signature, given.client.public_keys.ed25519);
    const client = await identityFrom(fromBase64url(given.client.seeds));
    expect(await signCopy(copy, given.header, client)).toBe(signature); // Ed25519 signs the same way each time
  });

  it('opens an alias', async () => {
    const { opening } = await identityFrom(fromBase64url(given.clinician.seeds));
    expect(await openCopy(given.alias.copy, given.alias.header, opening)).toEqual({
      name: given.alias.name,
      pronouns: given.alias.pronouns,
      clinician_keys: given.clinician.public_keys,
    });
  });
});

describe('reply', () => {
  const given = vectors('sharing').reply;
  const { client, clinician } = vectors('sharing');

  it('is opened by the client and by who wrote it, and signed by nobody else', async () => {
    const { copy, header, content, signature } = given;
    expect(replyHeader(given.header_of)).toBe(header);
    await requireSignature(copy, header, signature, clinician.public_keys.ed25519);
    await expect(requireSignature(copy, header, signature, client.public_keys.ed25519)).rejects.toThrow('bad_signature');
    const elsewhere = replyHeader({ ...given.header_of, reply: given.header_of.grant });
    await expect(requireSignature(copy, elsewhere, signature, clinician.public_keys.ed25519)).rejects.toThrow('bad_signature');
    expect(await openCopy(copy, header, (await identityFrom(fromBase64url(client.seeds))).opening)).toEqual(content);
    expect(await openOwnCopy(copy, header, (await deriveUserKeys(fromBase64url(given.user_key))).entries)).toEqual(content);
    expect(await signCopy(copy, header, await identityFrom(fromBase64url(clinician.seeds)))).toBe(signature);
  });
});

describe('limits', () => {
  const given = vectors('sharing').limits;
  const { client, clinician } = vectors('sharing');

  it('are said by the clinician and by nobody else', async () => {
    const statement = await limitsStatement(given.clinician, given.text);
    expect(statement).toBe(given.statement);
    expect(await signStatement(statement, await identityFrom(fromBase64url(clinician.seeds)))).toBe(given.signature);
    expect(await holdsStatement(statement, given.signature, clinician.public_keys.ed25519)).toBe(true);
    expect(await holdsStatement(statement, given.signature, client.public_keys.ed25519)).toBe(false);
    expect(await holdsStatement(await limitsStatement(given.clinician, ''), given.signature, clinician.public_keys.ed25519)).toBe(false);
    expect(await holdsStatement(statement, 'no signature', clinician.public_keys.ed25519)).toBe(false);
  });
});

describe('invitation', () => {
  const given = vectors('invitation');

  it.each([given.code, ...given.typed])('reads a code typed as %j', (typed) => {
    expect(readInvitationCode(typed)).toEqual({ code: given.code, lookup: given.lookup, secret: given.secret });
  });

  it.each(given.not_codes as string[])('refuses %j', (typed) => {
    expect(() => readInvitationCode(typed)).toThrow('bad_code');
  });

  it('proves the keys', async () => {
    expect(await proveKeys(given.secret, given.user_id, given.public_keys)).toBe(given.proof);
    await requireProof(given.secret, given.user_id, given.public_keys, given.proof);
    expect(await proveKeys(given.secret, given.user_id, given.public_keys, given.shown)).toBe(given.proof_of_shown);
  });
});

describe('recovery card', () => {
  const given = vectors('recovery');

  it.each([given.card, ...given.typed])('reads a card typed as %j', async (typed) => {
    expect(toBase64url(readCard(typed))).toBe(given.secret);
    expect(sameCard(given.card, typed)).toBe(true);
    const { authKey, kek } = await deriveCard(typed);
    expect(authKey).toBe(given.recovery_auth_key);
    expect(toBase64url(await unwrapUserKey(given.wrapped_user_key, kek))).toBe(given.user_key);
  });

  it('prints eight groups of four', () => {
    expect(printCard(fromBase64url(given.secret))).toBe(given.card);
    expect(given.card).toMatch(/^([0-9A-Z]{4}-){7}[0-9A-Z]{4}$/);
  });

  it.each(given.not_cards as string[])('refuses %j', (typed) => {
    expect(() => readCard(typed)).toThrow('bad_card');
    expect(sameCard(given.card, typed)).toBe(false);
  });

  it('has keys that no passphrase branch has', async () => {
    const { kek } = await deriveCard(given.card);
    expect(kek.extractable).toBe(false);
    await expect(unwrapUserKey(given.wrapped_user_key, await boxKey(fromBase64url(given.user_key)))).rejects.toThrow('cannot_open');
  });
});

describe('cover', () => {
  const { covers, deletions } = vectors('cover');

  it.each(covers as Any[])('says what stood beside the words of revision $revision', async ({ cover, revision, ...written }) => {
    expect(await coverOf(written, revision)).toBe(cover);
    const { entries } = await deriveUserKeys(fromBase64url(vectors('envelope').user_key));
    const here = { kind: 'people', owner: 'owner', id: 'id', revision };
    const sealed = await sealWords({ alias: 'Ash', [COVER]: cover }, entries, here);
    expect(await openWords(sealed, entries, here)).toEqual({ alias: 'Ash' });
    const found = readCover((await openCovered(sealed, entries, here)).cover, revision);
    expect(found && (await changedIn(found, written))).toEqual([]);
    expect(found && (await changedIn(found, { columns: {}, answers: { another: 1 } }))).toContain('answers');
    expect([readCover(cover, revision + 1), readCover(undefined, revision)]).toEqual([null, null]);
  });

  it.each(deletions as Any[])('a deletion of $kind is proven for its place alone', async ({ proof, ...place }) => {
    const keys = await deriveUserKeys(fromBase64url(vectors('envelope').user_key));
    const other = await deriveUserKeys(fromBase64url(vectors('envelope').other_user_key));
    expect(await proveDeletion(keys.deletions, place)).toBe(proof);
    expect(keys.deletions.extractable).toBe(false);
    const tried = [
      isProven(proof, keys.deletions, place),
      isProven(proof, other.deletions, place),
      isProven(proof, keys.deletions, { ...place, revision: place.revision + 1 }),
      isProven(proof, keys.deletions, { ...place, id: 'another' }),
      isProven(proof, keys.deletions, { ...place, kind: 'repairs' }),
      isProven(proof, keys.deletions, { ...place, owner: 'another' }),
      ...['', '%%', null, undefined, proof.slice(1)].map((bad) => isProven(bad, keys.deletions, place)),
    ];
    expect(await Promise.all(tried)).toEqual([true, ...tried.slice(1).map(() => false)]);
  });
});
