// How much can be sealed in one box of an entry. The server takes as many characters of base64url
// (backend/core/api/envelopes.py), and a text is padded before it is sealed.

export const MOST_CHARACTERS = 67_584;
const NONCE_AND_TAG = 28;
const STEP = 1024;
export const MOST_COVER = 2 * STEP; // for what is sealed beside the words (cover.ts)
const MOST_SEALED = Math.floor((MOST_CHARACTERS * 3) / 4) - NONCE_AND_TAG;

/** Bytes of JSON that fit beside the cover, with one of padding at least. */
export const MOST_BYTES = Math.floor(MOST_SEALED / STEP) * STEP - 1 - MOST_COVER;

const known = new WeakMap<object, number>();

/** Bytes that everything sealed together takes: in each script a letter takes others. */
export function bytesOf(words: object): number {
  const before = known.get(words);
  if (before !== undefined) return before;
  const bytes = new TextEncoder().encode(JSON.stringify(words)).length;
  known.set(words, bytes);
  return bytes;
}

/** About how many letters more fit, of the kind that was written so far; below 0 for how many are too many. */
export function charactersLeft(words: object): number {
  const texts = Object.values(words).filter((text) => typeof text === 'string').join('');
  const each = Math.max(1, new TextEncoder().encode(texts).length / Math.max(1, [...texts].length));
  return Math.floor((MOST_BYTES - bytesOf(words)) / each);
}
