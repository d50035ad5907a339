import { openText, sealText } from './box';
import { type Bytes, equal, random, toBase64url, utf8 } from './bytes';
import { keyPairs } from './curves';
import { VaultError } from './errors';
import type { OpeningKey, SigningKey } from './key-pairs';

const AAD = 'attune/v1/identity';

/** Both public keys of a person, unpadded base64url of 32 bytes each. */
export type PublicKeys = { readonly x25519: string; readonly ed25519: string };

export type Identity = {
  readonly publicKeys: PublicKeys;
  readonly opening: OpeningKey;
  readonly signing: SigningKey;
};

/** 64 new random bytes: the X25519 seed, then the Ed25519 seed. */
export function newSeeds(): Bytes {
  return random(64);
}

export function sealSeeds(seeds: Bytes, identityKey: CryptoKey): Promise<string> {
  return sealText(seeds, identityKey, AAD);
}

/**
 * Opens the private keys. Throws VaultError("cannot_open"), or ("key_mismatch") when `expected` are not their public
 * keys.
 */
export async function openIdentity(box: string, identityKey: CryptoKey, expected: PublicKeys): Promise<Identity> {
  const seeds = await openText(box, identityKey, AAD);
  const identity = await identityFrom(seeds);
  seeds.fill(0);
  if (!samePublicKeys(identity.publicKeys, expected)) throw new VaultError('key_mismatch');
  return identity;
}

export async function identityFrom(seeds: Bytes): Promise<Identity> {
  if (seeds.length !== 64) throw new VaultError('cannot_open');
  const { x25519, ed25519 } = await keyPairs(seeds.slice(0, 32), seeds.slice(32));
  return {
    publicKeys: { x25519: toBase64url(x25519.publicKey), ed25519: toBase64url(ed25519.publicKey) },
    opening: x25519.key,
    signing: ed25519.key,
  };
}

export function samePublicKeys(a: PublicKeys, b: PublicKeys): boolean {
  return equal(utf8(`${a.x25519}|${a.ed25519}`), utf8(`${b.x25519}|${b.ed25519}`));
}
