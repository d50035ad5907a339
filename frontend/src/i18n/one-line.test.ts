import { expect, test } from 'vitest';

import { oneLine } from './one-line';

test('what is short stays, on one line', () => {
  expect(oneLine('  The bus driver\n waited. ')).toBe('The bus driver waited.');
});

test('what is long ends with a whole word', () => {
  expect(oneLine('You told me that it hurt when I hurried you. It was a hard day, and you said it all the same.')).toBe(
    'You told me that it hurt when I hurried you. It was a hard day, and you said it all the…',
  );
});

test('a word that is longer than the line is cut', () => {
  expect(oneLine(`So ${'a'.repeat(120)}`)).toBe(`So ${'a'.repeat(86)}…`);
});

test.each(['😀', '👩‍👩‍👧', '👍🏽', '心', 'é̂', 'कि'])('no sign is cut in half: %s', (sign) => {
  for (let before = 0; before < 12; before += 1) {
    const line = oneLine('a'.repeat(before) + sign.repeat(100));
    // A half of one throws here.
    expect([encodeURIComponent(line).startsWith('a'.repeat(before)), [...line].length]).toEqual([true, 90]);
  }
});
