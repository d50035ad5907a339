import fc from 'fast-check';
import { expect, test } from 'vitest';

import { fold } from './fold';

test.each([
  ["O'Neill", 'O’Neill', 'an apostrophe as a phone writes it'],
  ["don't", 'don‘t', 'another one'],
  ['"no"', '“no”', 'quotes'],
  ['"no"', '«no»', 'quotes of other languages'],
  ['self-care', 'self‑care', 'a hyphen that does not break'],
  ['10-12', '10–12', 'a dash'],
  ['cafe', 'CAFÉ', 'accents and capitals'],
  ['jose', 'Jose\u0301', 'an accent of its own'],
  ['lukasz', 'Łukasz', 'a stroke'],
  ['soren', 'Søren', 'a slash'],
  ['isil', 'Işıl', 'a letter without its dot'],
  ['istanbul', 'İSTANBUL', 'a capital with its dot'],
  ['strasse', 'Straße', 'a sharp s'],
  ['mia', '\u200BMi\u00ADa\u2060', 'signs that show nothing'],
  ['mia', '\u202Amia\u202C', 'marks of direction'],
  ['123', '１２３', 'wide digits'],
])('%s finds %s: %s', (typed, written) => expect(fold(written)).toBe(fold(typed)));

test('what is found stays found, however it is composed', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
    expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')));
    expect(fold(fold(text))).toBe(fold(text));
  }));
});
