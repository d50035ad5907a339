import { boxKey, decode, openText, sealText } from './box';
import { random, toBase64url, utf8 } from './bytes';
import { openJson, sealJson } from './envelope';
import { sign, verify } from './curves';
import { VaultError } from './errors';
import type { Encapsulated } from './hpke';
import type { Identity } from './identity';
import type { OpeningKey } from './key-pairs';

/** A sealed copy of exactly what was previewed: one reader and the owner can open it. */
export type SealedCopy = {
  readonly v: 1;
  readonly text: string;
  readonly reader: Encapsulated;
  readonly owner: string;
};

/** What is left of one whose reader is to open it no more. */
export type OwnCopy = Omit<SealedCopy, 'reader'>;

/** Seals `content` for one reader. `readerX25519` must have been checked against its proof or pin before. */
export async function sealCopy(
  content: unknown,
  header: string,
  readerX25519: string,
  entriesKey: CryptoKey,
): Promise<SealedCopy> {
  const { sealToReader } = await import('./hpke');
  const dataKey = random(32);
  const copy: SealedCopy = {
    v: 1,
    text: await sealJson(content, await boxKey(dataKey), header),
    reader: await sealToReader(dataKey, readerX25519, header),
    owner: await sealText(dataKey, entriesKey, `v1|key|${header}`),
  };
  dataKey.fill(0);
  return copy;
}

/**
 * Opens a copy as its reader. Check the signature first. Throws VaultError("cannot_open") for any other header,
 * reader or text.
 */
export async function openCopy<Content>(copy: SealedCopy, header: string, reader: OpeningKey): Promise<Content> {
  requireVersion(copy);
  const { openAsReader } = await import('./hpke');
  const key = await boxKey(await openAsReader(copy.reader, reader, header));
  return openJson<Content>(copy.text, key, header);
}

/** Opens a copy as the person who made it. Throws VaultError("cannot_open"). */
export async function openOwnCopy<Content>(copy: OwnCopy, header: string, entriesKey: CryptoKey): Promise<Content> {
  requireVersion(copy);
  const key = await boxKey(await openText(copy.owner, entriesKey, `v1|key|${header}`));
  return openJson<Content>(copy.text, key, header);
}

/**
 * What lets another reader open a copy of one's own, whose text stays as it is. Throws VaultError("cannot_open") for a
 * copy that its owner did not make under this header. `readerX25519` must have been checked.
 */
export async function readAlsoBy(copy: SealedCopy, header: string, entriesKey: CryptoKey, readerX25519: string): Promise<Encapsulated> {
  requireVersion(copy);
  const dataKey = await openText(copy.owner, entriesKey, `v1|key|${header}`);
  await openJson(copy.text, await boxKey(dataKey), header); // the text is this key's too
  const { sealToReader } = await import('./hpke');
  try {
    return await sealToReader(dataKey, readerX25519, header);
  } finally {
    dataKey.fill(0);
  }
}

/** The client's signature over header and copy: nobody else can have put it there. */
export async function signCopy(copy: SealedCopy, header: string, identity: Identity): Promise<string> {
  return toBase64url(await sign(identity.signing, await signedBytes(copy, header)));
}

/**
 * Throws VaultError("bad_signature") unless the client with this Ed25519 key signed exactly this copy under this
 * header.
 */
export async function requireSignature(
  copy: SealedCopy,
  header: string,
  signature: string,
  clientEd25519: string,
): Promise<void> {
  // not even the shape of a key or signature
  const valid = await holds(copy, header, signature, clientEd25519).catch(() => false);
  if (!valid) throw new VaultError('bad_signature');
}

async function holds(copy: SealedCopy, header: string, signature: string, ed25519: string): Promise<boolean> {
  return verify(decode(ed25519), decode(signature), await signedBytes(copy, header));
}

async function signedBytes(copy: SealedCopy, header: string): Promise<Uint8Array<ArrayBuffer>> {
  const digest = await crypto.subtle.digest('SHA-256', decode(copy.text));
  return utf8(`${header}|${toBase64url(new Uint8Array(digest))}`);
}

function requireVersion(copy: OwnCopy): void {
  if ((copy as { v: unknown }).v !== 1) throw new VaultError('cannot_open');
}
