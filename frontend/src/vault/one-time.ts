import { decode, openText, pad, sealText, unpad } from './box';
import { type Bytes, equal, fromUtf8, random, toBase64url, utf8 } from './bytes';
import { VaultError } from './errors';

// Sealing in the very turn that it is asked for. WebCrypto answers in a turn of its own, and a page that goes has none
// left. So a stream of AES-CTR is drawn before, under a key that is sealed itself. Each text takes its part of it once,
// and the first bytes of that part are the one-time key of its tag (Poly1305, RFC 8439).

const STREAM = 1 << 17;
const TAG_KEY = 32;
const TAG = 16;

const PRIME = (1n << 130n) - 5n;
const CLAMP = 0x0ffffffc0ffffffc0ffffffc0fffffffn;

export type SealAtOnce = {
  /** What `openAtOnce` opens, or null where the stream does not reach so far. */
  readonly seal: (text: string) => string | null;
  /** Whether it is time for another one. */
  readonly worn: () => boolean;
};

export async function sealsAtOnce(under: CryptoKey, aad: string): Promise<SealAtOnce> {
  const raw = random(32);
  const box = await sealText(raw, under, aad);
  const stream = await streamOf(raw, new Uint8Array(STREAM), 0);
  let at = 0;
  return {
    seal: (text) => {
      const padded = pad(utf8(text));
      const part = stream.slice(at, at + TAG_KEY + padded.length);
      if (part.length < TAG_KEY + padded.length) return null;
      const sealed = padded.map((byte, index) => byte ^ (part[TAG_KEY + index] ?? 0));
      const made = [box, at / 16, toBase64url(sealed), toBase64url(tagOf(sealed, part))].join('.');
      at += part.length;
      return made;
    },
    worn: () => at > STREAM / 2,
  };
}

/** Throws VaultError("cannot_open"). */
export async function openAtOnce(made: string, under: CryptoKey, aad: string): Promise<string> {
  const [box, block, text, tag] = made.split('.');
  const sealed = decode(text);
  const covered = new Uint8Array(TAG_KEY + sealed.length);
  covered.set(sealed, TAG_KEY);
  const opened = await streamOf(await openText(box ?? '', under, aad), covered, Number(block));
  if (sealed.length % 16 !== 0 || !equal(tagOf(sealed, opened), decode(tag))) throw new VaultError('cannot_open');
  return fromUtf8(unpad(opened.slice(TAG_KEY)));
}

/** The stream from its `block`th sixteen bytes on, laid over some. Forgets the key. */
async function streamOf(raw: Bytes, over: Bytes, block: number): Promise<Bytes> {
  const key = await crypto.subtle.importKey('raw', raw, 'AES-CTR', false, ['encrypt']);
  raw.fill(0);
  const counter = new Uint8Array(16);
  new DataView(counter.buffer).setUint32(12, block);
  return new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-CTR', counter, length: 64 }, key, over));
}

/** Poly1305 of whole blocks, under the first 32 bytes of a key that is used for nothing else. */
export function tagOf(blocks: Bytes, key: Bytes): Bytes {
  const r = number(key, 0) & CLAMP;
  let sum = 0n;
  for (let at = 0; at < blocks.length; at += TAG) sum = ((sum + number(blocks, at) + (1n << 128n)) * r) % PRIME;
  const tag = sum + number(key, TAG);
  const bytes = new DataView(new ArrayBuffer(TAG));
  bytes.setBigUint64(0, BigInt.asUintN(64, tag), true);
  bytes.setBigUint64(8, BigInt.asUintN(64, tag >> 64n), true);
  return new Uint8Array(bytes.buffer);
}

function number(bytes: Bytes, at: number): bigint {
  const view = new DataView(bytes.buffer, bytes.byteOffset + at);
  return view.getBigUint64(0, true) + (view.getBigUint64(8, true) << 64n);
}
