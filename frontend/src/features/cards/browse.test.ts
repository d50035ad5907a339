import 'fake-indexeddb/auto';

import { readFileSync } from 'node:fs';

import { load } from 'js-yaml';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { entries } from '../../store';
import { freshApp } from '../../store/testing/app';
import { closeVault } from '../../vault/open-vault';
import english from '../../i18n/en/cards.json';
import type { Family, Library } from '../../library/texts';
import { bar, respond } from '../../library/shown';
import { barredTexts } from '../../library/card-status';
import { browse, takeBack } from './browse';
import { sentences } from './sentences';

type Seed = { readonly id: string; readonly theme: string; readonly quoted?: boolean; readonly texts: readonly { readonly text: string }[] };
const { families: seed } = load(readFileSync('../backend/affirmations/data/affirmations.yaml', 'utf8')) as { families: readonly Seed[] };

function family(id: string, theme: string, quoted = false): Family {
  return { id, theme, quoted, credit: '', texts: ([1, 2] as const).map((level) => ({ id: `${id}-${level}`, level, text: `${id}, level ${level}` })) };
}

const library: Library = { version: '1', families: [family('rest', 'safety'), family('worth', 'repair'), family('calm', 'safety'), family('somebody', 'repair', true)] };
const looked = () => browse(library, entries.of('card-responses').value);
const ids = (texts: readonly { readonly id: string }[]): string[] => texts.map(({ id }) => id);

beforeEach(async () => {
  await freshApp();
});

afterEach(async () => {
  await entries.settled();
  closeVault();
});

describe('looking through the library', () => {
  test('goes by theme, with all levels of a thought together, and somebody else’s words apart', () => {
    expect(looked().themes.map(({ name, families }) => [name, families.map(({ texts }) => ids(texts))])).toEqual([
      ['safety', [['rest-1', 'rest-2'], ['calm-1', 'calm-2']]],
      ['repair', [['worth-1', 'worth-2']]],
    ]);
    expect(ids(looked().quoted)).toEqual(['somebody-1', 'somebody-2']);
  });

  test('promise 25: what stung, or was not for the person, is out of sight until it is asked for', () => {
    respond('rest-1', 'kept');
    bar('rest-1', 'stung');
    bar('worth-1', 'never');
    bar('worth-2', 'stung');
    bar('somebody-1', 'stung');
    expect(looked().themes.map(({ name, families }) => [name, families.map(({ texts }) => ids(texts))])).toEqual([['safety', [['rest-2'], ['calm-1', 'calm-2']]]]);
    expect(ids(looked().quoted)).toEqual(['somebody-2']);
    expect(ids(looked().kept)).toEqual([]);
    expect(ids(looked().away)).toEqual(['rest-1', 'worth-1', 'worth-2', 'somebody-1']);
  });

  test('what was kept lies apart as well, and what felt untrue is still there to be looked at', () => {
    respond('calm-2', 'kept');
    respond('rest-1', 'rated', 0);
    expect(ids(looked().kept)).toEqual(['calm-2']);
    expect(ids(looked().away)).toEqual([]);
  });

  test('what was put away can be taken back; how true it felt still holds', () => {
    for (const text of ['rest-1', 'worth-1']) {
      respond(text, 'rated', text === 'rest-1' ? 8 : 2);
      bar(text, 'never');
      bar(text, 'stung');
      takeBack(text);
    }
    expect(ids(looked().away)).toEqual([]);
    expect(barredTexts(entries.of('card-responses').value)).toEqual(new Set(['worth-1']));
  });
});

test('every theme of the library has a name on the screen', () => {
  const named = new Set(Object.keys(english));
  expect([...new Set(seed.map(({ theme }) => `theme_${theme.replaceAll('-', '_')}`))].filter((key) => !named.has(key))).toEqual([]);
});

test('what is quoted comes sentence by sentence, with no word changed', () => {
  const [text = ''] = seed.filter(({ quoted }) => quoted).map(({ texts }) => texts[0]?.text.trim());
  const all = sentences(text, 'en');
  expect(all).toHaveLength(4);
  expect(all.join(' ')).toBe(text);
  expect(all[0]).toBe('I deserve deep relationships.');
});
