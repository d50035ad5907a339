import { type Bytes } from './bytes';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Crockford base32 without check symbol; the bits must come out even (5 bytes make 8 characters). */
export function encodeCrockford(bytes: Bytes): string {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET[(held >> bits) & 31];
    }
  }
  return text;
}

/** The bytes of a text in canonical form (see `canonical`). */
export function decodeCrockford(text: string): Bytes {
  const bytes = new Uint8Array(Math.floor((text.length * 5) / 8));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const char of text) {
    held = ((held << 5) | ALPHABET.indexOf(char)) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes[at] = (held >> bits) & 255;
      at += 1;
    }
  }
  return bytes;
}

/**
 * What somebody typed, as exactly `length` characters of the alphabet, or null. Case, spaces and dashes do not
 * matter, and what looks alike counts as the same: O is 0, I and L are 1.
 */
export function canonical(typed: string, length: number): string | null {
  const text = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Dash}_.]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  return text.length === length && [...text].every((char) => ALPHABET.includes(char)) ? text : null;
}

/** Groups of four with dashes, as it is printed. */
export function grouped(text: string): string {
  return (text.match(/.{1,4}/g) ?? []).join('-');
}
