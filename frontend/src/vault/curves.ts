import type { Bytes } from './bytes';
import type { KeyPairs, SigningKey } from './key-pairs';
import { hasCurves, nativePairs, nativeSign, nativeVerify } from './native-curves';

// Both curves come from WebCrypto, or where it lacks one, both from JavaScript (plain-curves.ts): the same bytes.

/** The keys of two seeds of 32 bytes. None of them can be read out. */
export async function keyPairs(x25519: Bytes, ed25519: Bytes): Promise<KeyPairs> {
  return (await hasCurves()) ? nativePairs(x25519, ed25519) : (await plain()).plainPairs(x25519, ed25519);
}

export async function sign(key: SigningKey, message: Bytes): Promise<Bytes> {
  if ('use' in key) return (await plain()).plainSign(key, message);
  return nativeSign(key, message);
}

export async function verify(publicKey: Bytes, signature: Bytes, message: Bytes): Promise<boolean> {
  return (await hasCurves()) ? nativeVerify(publicKey, signature, message) : (await plain()).plainVerify(publicKey, signature, message);
}

function plain(): Promise<typeof import('./plain-curves')> {
  return import('./plain-curves');
}
