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

/** What was left out of the alphabet for looking like another, and letters of other keyboards that look alike. */
const ALIKE: Readonly<Record<string, string>> = {
  ...{ O: '0', I: '1', L: '1' },
  ...{ А: 'A', В: 'B', Е: 'E', З: '3', І: '1', К: 'K', М: 'M', Н: 'H', О: '0', Р: 'P', С: 'C', Т: 'T', У: 'Y', Х: 'X', Ѕ: 'S', Ј: 'J' },
  ...{ Α: 'A', Β: 'B', Ε: 'E', Ζ: 'Z', Η: 'H', Ι: '1', Κ: 'K', Μ: 'M', Ν: 'N', Ο: '0', Ρ: 'P', Τ: 'T', Υ: 'Y', Χ: 'X' },
};

/**
 * What somebody typed, as exactly `length` characters of the alphabet, or null. Case does not matter, nor whatever is
 * neither letter nor digit, and what looks alike counts as the same: O is 0, I and L are 1.
 */
export function canonical(typed: string, length: number): string | null {
  const text = bare(typed)
    .toUpperCase()
    .replaceAll(/./gu, (char) => ALIKE[char] ?? char);
  return text.length === length && [...text].every((char) => ALPHABET.includes(char)) ? text : null;
}

/** The letters and digits of a code that somebody typed or pasted, with whatever stood between them gone. */
export function bare(typed: string): string {
  return typed
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\p{Nd}]/gu, '')
    .replaceAll(/\p{Nd}/gu, asciiDigit);
}

/** A digit of any script as one of 0 to 9. Each script has its ten in a row. */
function asciiDigit(char: string): string {
  const code = char.codePointAt(0) as number;
  let before = 0;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(code - before - 1))) before += 1;
  return String(before % 10);
}

/** Groups of four with dashes, as it is printed. */
export function grouped(text: string): string {
  return (text.match(/.{1,4}/g) ?? []).join('-');
}
