import { boxKey, decode, openBox, openText, pad, sealBox, sealText, unpad } from './box';
import { fromUtf8, random, toBase64url, utf8 } from './bytes';
import { VaultError } from './errors';

/** Where the cover (cover.ts) stands among the sealed words. No text of a kind can have this key. */
export const COVER = '=';

/** `words` as the server keeps them: opaque. */
export type WordsEnvelope = { readonly v: 1; readonly key: string; readonly text: string };

/** Where words belong. They open at exactly this place and nowhere else. */
export type Place = {
  readonly kind: string;
  readonly owner: string;
  readonly id: string;
  readonly revision: number;
};

export function label({ kind, owner, id, revision }: Place): string {
  return `${kind}|${owner}|${id}|${revision}`;
}

/** Seals anything JSON can hold for one place, under a fresh data key wrapped by the person's entries key. */
export async function sealWords(words: unknown, entriesKey: CryptoKey, place: Place): Promise<WordsEnvelope> {
  const dataKey = random(32);
  const text = await sealJson(words, await boxKey(dataKey), `v1|${label(place)}`);
  const key = await sealText(dataKey, entriesKey, `v1|key|${label(place)}`);
  dataKey.fill(0);
  return { v: 1, key, text };
}

/**
 * The words alone. Throws VaultError("cannot_open") when they were changed, come from another place or revision, or
 * belong to somebody else.
 */
export async function openWords<Words>(envelope: WordsEnvelope, entriesKey: CryptoKey, place: Place): Promise<Words> {
  return (await openCovered<Words>(envelope, entriesKey, place)).words;
}

/** The words, and what was sealed with them of what stands beside them (`cover.ts`). Throws as `openWords`. */
export async function openCovered<Words>(envelope: WordsEnvelope, entriesKey: CryptoKey, place: Place): Promise<{ words: Words; cover: unknown }> {
  if ((envelope as { v: unknown }).v !== 1) throw new VaultError('cannot_open');
  const dataKey = await openText(envelope.key, entriesKey, `v1|key|${label(place)}`);
  const key = await boxKey(dataKey);
  dataKey.fill(0);
  const { [COVER]: cover, ...words } = await openJson<Record<string, unknown>>(envelope.text, key, `v1|${label(place)}`);
  return { words: words as Words, cover };
}

/** A padded box around JSON, as base64url. */
export async function sealJson(value: unknown, key: CryptoKey, aad: string): Promise<string> {
  return toBase64url(await sealBox(pad(utf8(JSON.stringify(value))), key, aad));
}

/** Throws VaultError("cannot_open"). */
export async function openJson<Value>(box: string, key: CryptoKey, aad: string): Promise<Value> {
  const plain = unpad(await openBox(decode(box), key, aad));
  try {
    return JSON.parse(fromUtf8(plain)) as Value;
  } catch (cause) {
    throw new VaultError('cannot_open', { cause });
  }
}
