import { globSync, readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { CUSTODY } from '../api/vocabularies/custody';
import { FAMILIES } from './families';
import { keyIn } from './open-families';
import { messagesOf } from './testing/catalogues';

// What is said of who can read a person's words is true for one way to keep the key and untrue for the other.

const FAMILIES_OF_CUSTODY = Object.entries(FAMILIES as Readonly<Record<string, readonly (string | number)[]>>).filter(([, values]) => values === CUSTODY).map(([family]) => family);
// Where both forms stand side by side, to choose from.
const CHOSEN_HERE = ['src/features/account/key-page.tsx', 'src/features/welcome/key-page.tsx'];

const sources = globSync('src/**/*.{ts,tsx}', { exclude: ['**/*.test.*', '**/testing/**', 'src/i18n/families.ts'] }).map((file) => [file, readFileSync(file, 'utf8')] as const);
const whereSaid = (key: string): string[] => sources.filter(([, text]) => text.includes(`'${key}'`)).map(([file]) => file);

/** Every text that the catalogue has in a form for each way, whoever asks for it. */
const pairs = messagesOf('en')
  .map(({ area, key }) => `${area}.${key}`)
  .filter((key, _, all) => /(?<![a-z])own(?![a-z])/.test(key) && all.includes(key.replace(/(?<![a-z])own(?![a-z])/, 'spare')));

test('a text with a form for each way to keep the key is chosen by how it is kept, wherever it is shown', () => {
  expect(FAMILIES_OF_CUSTODY).toContain('shell.words');
  expect(pairs.length).toBeGreaterThan(4);
  const chosen = new Set(FAMILIES_OF_CUSTODY.flatMap((family) => CUSTODY.map((value) => keyIn(family, value))));
  const loose = pairs.filter((key) => !chosen.has(key) && whereSaid(key).some((file) => !CHOSEN_HERE.includes(file)));
  expect(loose).toEqual([]);
  for (const family of FAMILIES_OF_CUSTODY) {
    const asked = sources.flatMap(([file, text]) => [...text.matchAll(new RegExp(`t\\.of\\(\\s*'${family.replace('.', '\\.')}',\\s*([^,)]+)`, 'g'))].map(([, by]) => `${file}: ${by}`));
    expect(asked.length, family).toBeGreaterThan(0);
    expect(asked.filter((one) => !one.endsWith(': session.value.custody')), family).toEqual([]);
    for (const value of CUSTODY) expect(whereSaid(keyIn(family, value)), 'one form by itself').toEqual([]);
  }
});
