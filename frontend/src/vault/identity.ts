import { openText, sealText } from './box';
import { type Bytes, concat, equal, fromBase64url, random, toBase64url, utf8 } from './bytes';
import { VaultError } from './errors';

const AAD = 'attune/v1/identity';
// The fixed DER beginnings of a PKCS #8 private key (RFC 8410): WebCrypto does not take a bare seed.
const X25519_DER = 'MC4CAQAwBQYDK2VuBCIEIA';
const ED25519_DER = 'MC4CAQAwBQYDK2VwBCIEIA';

/** Both public keys of a person, unpadded base64url of 32 bytes each. */
export type PublicKeys = { readonly x25519: string; readonly ed25519: string };

export type Identity = {
  readonly publicKeys: PublicKeys;
  readonly opening: CryptoKeyPair; // X25519: opens copies sealed for this person
  readonly signing: CryptoKey; // Ed25519 private key: signs what this person shares
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
  const x25519 = await importSeed(seeds.slice(0, 32), 'X25519', X25519_DER, ['deriveBits']);
  const ed25519 = await importSeed(seeds.slice(32), 'Ed25519', ED25519_DER, ['sign']);
  const publicKey = await crypto.subtle.importKey('raw', fromBase64url(x25519.publicKey), 'X25519', true, []);
  return {
    publicKeys: { x25519: x25519.publicKey, ed25519: ed25519.publicKey },
    opening: { privateKey: x25519.privateKey, publicKey },
    signing: ed25519.privateKey,
  };
}

async function importSeed(
  seed: Bytes,
  algorithm: 'X25519' | 'Ed25519',
  der: string,
  usages: KeyUsage[],
): Promise<{ privateKey: CryptoKey; publicKey: string }> {
  const pkcs8 = concat(fromBase64url(der), seed);
  const readable = await crypto.subtle.importKey('pkcs8', pkcs8, algorithm, true, usages);
  const { x } = await crypto.subtle.exportKey('jwk', readable); // the only way to its public key
  const privateKey = await crypto.subtle.importKey('pkcs8', pkcs8, algorithm, false, usages);
  pkcs8.fill(0);
  if (x === undefined) throw new VaultError('cannot_open');
  return { privateKey, publicKey: toBase64url(fromBase64url(x)) };
}

export function samePublicKeys(a: PublicKeys, b: PublicKeys): boolean {
  return equal(utf8(`${a.x25519}|${a.ed25519}`), utf8(`${b.x25519}|${b.ed25519}`));
}
