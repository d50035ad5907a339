import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';

import { decode, openText, pad, sealText, unpad } from './box';
import { fromUtf8, random, toBase64url, utf8 } from './bytes';
import { VaultError } from './errors';

// Sealing in the very turn that it is asked for. WebCrypto answers in a turn of its own, and a page that goes has none
// left. So a key for it is drawn and sealed before, and a library seals with it at once.

const NONCE = 24;

/** What `openAtOnce` opens. */
export type SealAtOnce = (text: string, place: string) => string;

/** Under a key of its own, which stands in each box, sealed under `under`. */
export async function sealsAtOnce(under: CryptoKey, aad: string): Promise<SealAtOnce> {
  const key = random(32);
  const box = await sealText(key, under, aad);
  return (text, place) => {
    const nonce = random(NONCE);
    const sealed = xchacha20poly1305(key, nonce, utf8(place)).encrypt(pad(utf8(text)));
    return [box, toBase64url(nonce), toBase64url(sealed)].join('.');
  };
}

/** Throws VaultError("cannot_open"), also for what was sealed at another `place`. */
export async function openAtOnce(made: string, under: CryptoKey, aad: string, place: string): Promise<string> {
  const [box, nonce, sealed] = made.split('.');
  const key = await openText(box ?? '', under, aad);
  try {
    return fromUtf8(unpad(xchacha20poly1305(key, decode(nonce), utf8(place)).decrypt(decode(sealed))));
  } catch {
    throw new VaultError('cannot_open');
  }
}
