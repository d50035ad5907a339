type List = { readonly WORDS: readonly string[]; readonly KNOWN?: readonly string[] };

/** What words are made of, in each language of the app: each a part of its own, which others don't fetch. */
export const LISTS: Readonly<Record<string, () => Promise<List>>> = {
  en: () => import('./made-words-en'),
  es: () => import('./made-words-es'),
};
const FEWEST = 4;
const LIKE_A_WORD = /^[a-z]{3,10}$/;

/** What words are made of in the language that the page is in. */
export const listHere = async (): Promise<readonly string[]> => (await (LISTS[spoken()] as () => Promise<List>)()).WORDS;

const spoken = (): string => {
  const tag = globalThis.document?.documentElement.lang ?? '';
  return Object.hasOwn(LISTS, tag) ? tag : 'en';
};

/**
 * The words as they were made, when what was typed is made words alone, of this page's language or of another one; else
 * null. A capital at the beginning, more spaces than one, and whatever a keyboard puts between or behind words change
 * nothing.
 */
export async function asMade(typed: string, where: 'here' | 'elsewhere'): Promise<string | null> {
  const plain = typed
    .normalize('NFKD')
    .replaceAll(/[\p{M}\p{Cf}]/gu, '') // a Turkish keyboard begins ivory with a dotted capital
    .toLowerCase()
    .replaceAll('ı', 'i');
  const words = plain.split(/[\s\p{Dash}_.,;:]+/u).filter(Boolean);
  if (words.length < FEWEST || !words.every((word) => LIKE_A_WORD.test(word))) return null;
  for (const tag of Object.keys(LISTS)) {
    if ((tag === spoken()) !== (where === 'here')) continue;
    const list = await LISTS[tag]?.().catch(() => null);
    if (!list) return words.join(' '); // a device keeps its own language's alone: it can't be looked up, and is tried
    if (words.every((word) => (list.KNOWN ?? list.WORDS).includes(word))) return words.join(' ');
  }
  return null;
}
