import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { boxKey } from './box';
import { random } from './bytes';
import { sealJson } from './envelope';
import { bytesOf, charactersLeft, MOST_BYTES, MOST_CHARACTERS, MOST_COVER } from './size';

const filled = (bytes: number): { what: string } => ({ what: 'x'.repeat(bytes - bytesOf({ what: '' })) });

test('is what the server takes', () => {
  const python = readFileSync(join(import.meta.dirname, '../../../backend/core/api/envelopes.py'), 'utf8');
  const [, kib] = /^MAX_WORDS = (\d+) \* 1024/m.exec(python) ?? [];
  expect(Number(kib) * 1024).toBe(MOST_CHARACTERS);
});

test('what fits just so is sealed into as many characters, and one byte more is not', async () => {
  const key = await boxKey(random(32));
  expect((await sealJson(filled(MOST_BYTES + MOST_COVER), key, 'a')).length).toBeLessThanOrEqual(MOST_CHARACTERS);
  expect((await sealJson(filled(MOST_BYTES + MOST_COVER + 1), key, 'a')).length).toBeGreaterThan(MOST_CHARACTERS);
});

test.each([
  ['a', 1],
  ['é', 2],
  ['語', 3],
  ['🙂', 4],
  ['"', 2], // takes two in JSON
])('room is said in characters of the script that is written: %s', (character, bytes) => {
  const fits = Math.floor((MOST_BYTES - bytesOf({ what: '' })) / bytes);
  expect(bytesOf({ what: character.repeat(fits) })).toBeLessThanOrEqual(MOST_BYTES);
  expect(charactersLeft({ what: character.repeat(fits) })).toBeGreaterThanOrEqual(0);
  expect(charactersLeft({ what: character.repeat(fits + 1) })).toBeLessThan(0);
});

test('all of them together count', () => {
  const three = { a: '語'.repeat(8000), b: '語'.repeat(8000), c: '語'.repeat(8000) };
  expect(charactersLeft(three)).toBeLessThan(-7000);
  expect(charactersLeft({ ...three, c: '' })).toBeGreaterThanOrEqual(20);
});
