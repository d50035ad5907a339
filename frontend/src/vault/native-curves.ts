import { type Bytes, concat, fromBase64url, random } from './bytes';
import { VaultError } from './errors';
import type { KeyPairs } from './key-pairs';

// The fixed DER beginnings of a PKCS #8 private key (RFC 8410): WebCrypto does not take a bare seed.
const DER = { X25519: 'MC4CAQAwBQYDK2VuBCIEIA', Ed25519: 'MC4CAQAwBQYDK2VwBCIEIA' } as const;

let asked: Promise<boolean> | null = null;

/** Whether WebCrypto has both curves, tried out with all that is asked of it. Asked once. */
export function hasCurves(): Promise<boolean> {
  return (asked ??= tryOut().then(
    () => true,
    () => false,
  ));
}

async function tryOut(): Promise<void> {
  const { x25519, ed25519 } = await nativePairs(random(32), random(32));
  const { privateKey, publicKey } = x25519.key as CryptoKeyPair;
  const other = (await crypto.subtle.generateKey('X25519', false, ['deriveBits'])) as CryptoKeyPair;
  await crypto.subtle.deriveBits({ name: 'X25519', public: publicKey }, other.privateKey, 256);
  await crypto.subtle.deriveBits({ name: 'X25519', public: other.publicKey }, privateKey, 256);
  const message = random(32);
  const signature = await nativeSign(ed25519.key as CryptoKey, message);
  if (!(await nativeVerify(ed25519.publicKey, signature, message))) throw new TypeError('a signature that does not hold');
}

export async function nativeSign(key: CryptoKey, message: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.sign('Ed25519', key, message));
}

export async function nativeVerify(publicKey: Bytes, signature: Bytes, message: Bytes): Promise<boolean> {
  const key = await crypto.subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify']);
  return crypto.subtle.verify('Ed25519', key, signature, message);
}

export async function nativePairs(x25519: Bytes, ed25519: Bytes): Promise<KeyPairs> {
  const opening = await importSeed(x25519, 'X25519', ['deriveBits']);
  const signing = await importSeed(ed25519, 'Ed25519', ['sign']);
  const publicKey = await crypto.subtle.importKey('raw', opening.publicKey, 'X25519', true, []);
  return {
    x25519: { key: { privateKey: opening.privateKey, publicKey }, publicKey: opening.publicKey },
    ed25519: { key: signing.privateKey, publicKey: signing.publicKey },
  };
}

async function importSeed(
  seed: Bytes,
  algorithm: keyof typeof DER,
  usages: KeyUsage[],
): Promise<{ privateKey: CryptoKey; publicKey: Bytes }> {
  const pkcs8 = concat(fromBase64url(DER[algorithm]), seed);
  const readable = await crypto.subtle.importKey('pkcs8', pkcs8, algorithm, true, usages);
  const { x } = await crypto.subtle.exportKey('jwk', readable); // the only way to its public key
  const privateKey = await crypto.subtle.importKey('pkcs8', pkcs8, algorithm, false, usages);
  pkcs8.fill(0);
  if (x === undefined) throw new VaultError('cannot_open');
  return { privateKey, publicKey: fromBase64url(x) };
}
