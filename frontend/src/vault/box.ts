import { type Bytes, concat, fromBase64url, random, toBase64url, utf8 } from './bytes';
import { VaultError } from './errors';

const NONCE = 12;
const TAG = 16;
const STEP = 1024;

/** An AES-256-GCM key that can't be read out again. */
export function boxKey(raw: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

/** `nonce ‖ ciphertext ‖ tag` under `key`, bound to `aad`. */
export async function sealBox(plain: Bytes, key: CryptoKey, aad: string): Promise<Bytes> {
  const iv = random(NONCE);
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: utf8(aad) }, key, plain);
  return concat(iv, new Uint8Array(sealed));
}

/**
 * The bytes in a box. Throws VaultError("cannot_open") when it was changed, cut, or sealed for another place or key.
 */
export async function openBox(box: Bytes, key: CryptoKey, aad: string): Promise<Bytes> {
  if (box.length < NONCE + TAG) throw new VaultError('cannot_open');
  try {
    const iv = box.slice(0, NONCE);
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: utf8(aad) }, key, box.slice(NONCE));
    return new Uint8Array(plain);
  } catch (cause) {
    throw new VaultError('cannot_open', { cause });
  }
}

export async function sealText(plain: Bytes, key: CryptoKey, aad: string): Promise<string> {
  return toBase64url(await sealBox(plain, key, aad));
}

export async function openText(box: string, key: CryptoKey, aad: string): Promise<Bytes> {
  return openBox(decode(box), key, aad);
}

/** Base64url from outside: anything else counts as a box that does not open. */
export function decode(text: unknown): Bytes {
  try {
    if (typeof text === 'string') return fromBase64url(text);
  } catch {
    // falls through to the one error
  }
  throw new VaultError('cannot_open');
}

/** 0x80, then zeros to the next multiple of 1024, so that the length of a text says little about it. */
export function pad(bytes: Bytes): Bytes {
  const padded = new Uint8Array(Math.ceil((bytes.length + 1) / STEP) * STEP);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  return padded;
}

/** Takes the padding off. Throws VaultError("cannot_open") where there is none. */
export function unpad(bytes: Bytes): Bytes {
  const end = bytes.findLastIndex((byte) => byte !== 0);
  if (end < 0 || bytes[end] !== 0x80 || bytes.length % STEP !== 0) throw new VaultError('cannot_open');
  return bytes.slice(0, end);
}
