import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, describe, expect, test, vi } from 'vitest';

import { newKdf, type PassphraseKeys } from './derive';
import { LANGUAGES } from '../i18n/languages';
import { asMade, LISTS } from './made-words';
import { WORDS } from './made-words-en';
import { deriveNew, isTooShort, openWithPassphrase } from './passphrase';

// What is derived from is what counts here; the vectors hold the derivation itself.
vi.mock('hash-wasm', () => ({
  argon2id: async ({ password }: { password: Uint8Array }) => {
    tried.push(new TextDecoder().decode(password));
    return new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(password)));
  },
}));

const tried: string[] = [];
const kdf = newKdf();
const MADE = 'acorn river ivory tower';

class Refused extends Error {}

/** Whether an account whose words were set as `kept` (by `set`) opens with what was `typed`, and in how many tries. */
async function opening(kept: PassphraseKeys, typed: string): Promise<{ opens: boolean; tries: number }> {
  tried.length = 0;
  const open = async ({ authKey }: PassphraseKeys): Promise<boolean> => {
    if (authKey !== kept.authKey) throw new Refused();
    return true;
  };
  const opens = await openWithPassphrase(typed, kdf, open, (error) => error instanceof Refused).catch(() => false);
  return { opens, tries: tried.length };
}

describe('made words open as a thumb types them', () => {
  test.each([
    MADE,
    `${MADE} `,
    ` ${MADE}`,
    'Acorn river ivory tower',
    'Acorn River Ivory Tower',
    'ACORN RIVER IVORY TOWER',
    'acorn  river ivory   tower',
    'acorn. River ivory tower. ', // two spaces, as a phone takes them
    'acorn\u00a0river\u2003ivory\u3000tower',
    'acorn\triver\nivory tower\r\n',
    'acorn-river-ivory-tower',
    'acorn–river‑ivory−tower',
    'acorn, river, ivory, tower',
    'acorn_river_ivory_tower',
    'ａｃｏｒｎ ｒｉｖｅｒ ｉｖｏｒｙ ｔｏｗｅｒ',
    'acorn river İvory tower',
    'acorn rıver ıvory tower',
    '\u200bacorn river\u200d ivory tower\ufeff',
  ])('%j', async (typed) => {
    expect(await opening(await deriveNew(MADE, kdf), typed)).toEqual({ opens: true, tries: 1 });
  });

  test.each(['acorn river ivory towers', 'acorn ivory river tower', 'acornriverivorytower', 'acorn river ivory'])('%j are other words', async (typed) => {
    expect((await opening(await deriveNew(MADE, kdf), typed)).opens).toBe(false);
  });

  test('a clinician’s too: whatever the server draws from is known here', async () => {
    const python = readFileSync(join(import.meta.dirname, '../../../backend/accounts/plain_words.py'), 'utf8');
    const lists = [...python.matchAll(/= \(\n([\s\S]*?)\n\)\.split/g)].map(([, list]) => (list ?? '').replaceAll('"', '').trim().split(/\s+/));
    expect(lists.map(({ length }) => length > 50)).toEqual([true, true]);
    for (const word of lists.flat()) expect(await asMade(`${word} ${word} ${word} ${word}`, 'here')).not.toBeNull();
    expect(await asMade(WORDS.slice(0, 7).join('  '), 'here')).toBe(WORDS.slice(0, 7).join(' '));
  });
});

describe('promise 32: each language makes words of its own', () => {
  const SPANISH = 'abeja faro nube tejado';
  const speak = (lang: string): unknown => vi.stubGlobal('document', { documentElement: { lang } });
  afterEach(() => void vi.unstubAllGlobals());

  test('from 512 each, short, that any keyboard types', async () => {
    expect(Object.keys(LISTS)).toEqual(Object.keys(LANGUAGES));
    for (const load of Object.values(LISTS)) {
      const { WORDS: list } = await load();
      expect(new Set(list).size).toBe(512);
      expect(list).toHaveLength(512);
      expect(list.filter((word) => !/^[a-z]{3,10}$/.test(word))).toEqual([]);
    }
  });

  test('no two Spanish ones are alike but for one letter', async () => {
    const list = (await LISTS['es']?.())?.WORDS ?? [];
    const near = list.flatMap((one, at) => list.slice(at + 1).filter((other) => isNear(one, other)).map((other) => `${one} ${other}`));
    expect(near).toEqual([]);
  });

  test.each(['es', 'en'])('and they open as a thumb types them, on a device that speaks %s', async (lang) => {
    speak('es');
    const kept = await deriveNew(SPANISH, kdf);
    speak(lang);
    expect((await opening(kept, SPANISH)).tries).toBe(1);
    for (const typed of ['Abeja faro nube tejado ', 'ABEJA-FARO-NUBE-TEJADO', 'abeja, faro. Nube  tejado']) expect((await opening(kept, typed)).opens, typed).toBe(true);
    expect(await opening(kept, 'Abeja faro nube techo')).toEqual({ opens: false, tries: 2 });
  });

  test('where the other list can’t be fetched, words are tried as they are', async () => {
    speak('es');
    const kept = await deriveNew(MADE, kdf); // all lower case: the same in every language
    const list = vi.spyOn(LISTS as Record<string, () => Promise<never>>, 'en').mockRejectedValue(new Error('offline'));
    expect(await opening(kept, MADE)).toEqual({ opens: true, tries: 1 });
    expect((await opening(kept, 'Acorn river ivory tower')).opens).toBe(true); // and as made words are spelt
    list.mockRestore();
    expect((await opening(kept, 'Acorn river ivory tower')).opens).toBe(true);
  });

  test('whoever opens at once fetches no list but their own language’s', async () => {
    speak('en');
    const other = vi.spyOn(LISTS as Record<string, () => Promise<unknown>>, 'es');
    expect(await opening(await deriveNew(MADE, kdf), 'Acorn river ivory tower ')).toEqual({ opens: true, tries: 1 });
    expect(other).not.toHaveBeenCalled();
    other.mockRestore();
  });
});

/** Whether one letter changed, more or less makes one of the other. */
function isNear(one: string, other: string): boolean {
  const [short, long] = [one, other].toSorted((a, b) => a.length - b.length) as [string, string];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  return short.slice(short.length === long.length ? at + 1 : at) === long.slice(at + 1);
}

describe('words of one’s own', () => {
  test.each([
    ['Keep This Just So!', 'Keep This Just So! '],
    ['Keep This Just So! ', '  Keep This Just So!'],
    ['Caf\u00e9 by the sea', 'Cafe\u0301 by the sea'],
    ['a whole\u00a0sentence', 'a whole sentence\u200b'],
  ])('set as %j open with %j', async (set, typed) => {
    expect(await opening(await deriveNew(set, kdf), typed)).toEqual({ opens: true, tries: expect.any(Number) });
  });

  test.each([
    ['Keep This Just So!', 'keep this just so!'],
    ['Keep This Just So!', 'Keep  This Just So!'],
    ['acorn1river2ivory3tower', 'acorn river ivory tower'],
  ])('set as %j do not open with %j', async (set, typed) => {
    expect((await opening(await deriveNew(set, kdf), typed)).opens).toBe(false);
  });

  test('hundreds of letters count to the last', async () => {
    const long = 'a b'.repeat(100);
    expect(isTooShort(long)).toBe(false);
    expect((await opening(await deriveNew(long, kdf), long)).opens).toBe(true);
    expect((await opening(await deriveNew(long, kdf), `${long.slice(0, -1)}c`)).opens).toBe(false);
  });

  test.each([
    ['             ', true],
    ['elevenchars   ', true],
    ['twelve chars', false],
  ])('%j is too short: %s', (typed, short) => expect(isTooShort(typed)).toBe(short));
});

describe('what was set to the letter, before there was one spelling', () => {
  const before = async (set: string): Promise<PassphraseKeys> => (await import('./derive')).derivePassphrase(set, kdf);

  test.each(['with a space behind ', 'Acorn River Ivory Tower', ' acorn river ivory tower'])('%j opens in two tries', async (set) => {
    expect(await opening(await before(set), set)).toEqual({ opens: true, tries: 2 });
  });

  test('other words are tried twice at most, and once where there is one spelling', async () => {
    expect(await opening(await before('anything else'), 'Acorn river ivory tower ')).toEqual({ opens: false, tries: 2 });
    expect(await opening(await before('anything else'), MADE)).toEqual({ opens: false, tries: 1 });
  });

  test('another reason for a no is not asked twice', async () => {
    tried.length = 0;
    const open = async (): Promise<never> => Promise.reject(new Error('offline'));
    await expect(openWithPassphrase(' so it was ', kdf, open, (error) => error instanceof Refused)).rejects.toThrow('offline');
    expect(tried).toHaveLength(1);
  });
});

test('no place derives from what was typed without asking for its spelling', () => {
  const src = join(import.meta.dirname, '..');
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => /(?<!\.test)\.tsx?$/.test(file));
  const using = files.filter((file) => /\bderivePassphrase\(/.test(readFileSync(join(src, file), 'utf8')));
  expect(using.toSorted()).toEqual(['vault/derive.ts', 'vault/passphrase.ts']);
});
