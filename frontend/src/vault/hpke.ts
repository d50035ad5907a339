// Loaded only where something is shared or opened: a client who never shares never fetches it.
import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core';

import { decode } from './box';
import { type Bytes, toBase64url, utf8 } from './bytes';
import { VaultError } from './errors';
import type { Held } from './held';
import type { OpeningKey } from './key-pairs';
import { hasCurves } from './native-curves';

/** What HPKE makes: the encapsulated key and the ciphertext, base64url. */
export type Encapsulated = { readonly enc: string; readonly ct: string };

let chosen: Promise<CipherSuite> | null = null;

function suiteHere(): Promise<CipherSuite> {
  return (chosen ??= choose());
}

async function choose(): Promise<CipherSuite> {
  const Kem = (await hasCurves()) ? DhkemX25519HkdfSha256 : (await import('@hpke/dhkem-x25519')).DhkemX25519HkdfSha256;
  return new CipherSuite({ kem: new Kem(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });
}

/** Seals `plain` to a reader's X25519 key, bound to `info` (RFC 9180, base mode). */
export async function sealToReader(plain: Bytes, x25519: string, info: string): Promise<Encapsulated> {
  const suite = await suiteHere();
  const recipientPublicKey = await suite.kem.deserializePublicKey(decode(x25519).buffer);
  const { enc, ct } = await suite.seal({ recipientPublicKey, info: utf8(info).buffer }, plain.buffer);
  return { enc: toBase64url(new Uint8Array(enc)), ct: toBase64url(new Uint8Array(ct)) };
}

/** Throws VaultError("cannot_open") when it was sealed to somebody else, for something else, or changed. */
export async function openAsReader(sealed: Encapsulated, reader: OpeningKey, info: string): Promise<Bytes> {
  const enc = decode(sealed.enc).buffer;
  const ct = decode(sealed.ct).buffer;
  try {
    return await withKeys(reader, async (suite, recipientKey) => new Uint8Array(await suite.open({ recipientKey, enc, info: utf8(info).buffer }, ct)));
  } catch (cause) {
    throw new VaultError('cannot_open', { cause });
  }
}

async function withKeys(reader: OpeningKey, act: (suite: CipherSuite, keys: CryptoKeyPair) => Promise<Bytes>): Promise<Bytes> {
  const suite = await suiteHere();
  if (!('publicKey' in reader) || !(reader.publicKey instanceof Uint8Array)) return act(suite, reader as CryptoKeyPair);
  const { privateKey, publicKey } = reader as { privateKey: Held; publicKey: Bytes };
  return privateKey.use(async (seed) =>
    act(suite, {
      privateKey: await suite.kem.deserializePrivateKey(seed.slice().buffer),
      publicKey: await suite.kem.deserializePublicKey(publicKey.buffer),
    }),
  );
}
