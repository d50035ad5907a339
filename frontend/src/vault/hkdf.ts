import { type Bytes, utf8 } from './bytes';

/** A key that can be derived from and not read out. */
export function sourceKey(raw: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', raw, 'HKDF', false, ['deriveBits', 'deriveKey']);
}

function parameters(info: string): HkdfParams {
  return { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: utf8(info) };
}

/** 32 bytes of HKDF-SHA-256 with an empty salt. */
export async function deriveBytes(source: CryptoKey, info: string): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.deriveBits(parameters(info), source, 256));
}

/** An AES-256-GCM key from HKDF, which script never sees as bytes. */
export function deriveBoxKey(source: CryptoKey, info: string): Promise<CryptoKey> {
  return crypto.subtle.deriveKey(parameters(info), source, { name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
}

/** An HMAC-SHA-256 key from HKDF, which script never sees as bytes. */
export function deriveProofKey(source: CryptoKey, info: string): Promise<CryptoKey> {
  return crypto.subtle.deriveKey(parameters(info), source, { name: 'HMAC', hash: 'SHA-256', length: 256 }, false, ['sign']);
}
