// Loaded only where WebCrypto lacks a curve (Chrome before 137, Firefox before 130, Safari before 17).
import { ed25519, x25519 } from '@noble/curves/ed25519.js';

import type { Bytes } from './bytes';
import type { KeyPairs } from './key-pairs';
import { type Held, hold } from './held';

export async function plainPairs(opening: Bytes, signing: Bytes): Promise<KeyPairs> {
  const publicKey = new Uint8Array(x25519.getPublicKey(opening));
  return {
    x25519: { key: { privateKey: await hold(opening), publicKey }, publicKey },
    ed25519: { key: await hold(signing), publicKey: new Uint8Array(ed25519.getPublicKey(signing)) },
  };
}

export function plainSign(key: Held, message: Bytes): Promise<Bytes> {
  return key.use((seed) => new Uint8Array(ed25519.sign(message, seed)));
}

/** As strict as WebCrypto: RFC 8032, no other encoding of the same point, and one cut short does not hold. */
export function plainVerify(publicKey: Bytes, signature: Bytes, message: Bytes): boolean {
  return signature.length === 64 && ed25519.verify(signature, message, publicKey, { zip215: false });
}
