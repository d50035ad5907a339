import { describe, expect, test } from 'vitest';

import { asSent, mended, problemWith } from './username';

describe('what may stand in a name', () => {
  test.each(['mary-ann', 'José', 'Jose\u0301', 'मीरा', 'สมศรี', 'مُنىٰ', '이지은', 'Ольга_7', 'O.L.', ' mary-ann ', 'mary–ann', '\u200bmary\u200e'])('%j', (typed) => {
    expect(problemWith(typed)).toBeNull();
  });

  test.each([
    ['mary ann', { code: 'username_space' }, 'mary-ann'],
    ['mary\u00a0ann  2', { code: 'username_space' }, 'mary-ann-2'],
    ['mary@ann', { code: 'username_sign', sign: '@' }, 'maryann'],
    ['mary🙂', { code: 'username_sign', sign: '🙂' }, 'mary'],
    ["o'hara", { code: 'username_sign', sign: "'" }, 'ohara'],
    ['🙂', { code: 'username_sign', sign: '🙂' }, null],
    ['', { code: 'username_short' }, null],
    ['x'.repeat(65), { code: 'username_long' }, 'x'.repeat(61)],
  ] as const)('%j can not, and why, and what could', (typed, problem, other) => {
    expect(problemWith(typed)).toEqual(problem);
    expect(mended(typed, problem)).toBe(other);
  });

  test('what is short or taken is offered with two digits, never as it is', () => {
    expect(mended('jo', { code: 'username_short' })).toMatch(/^jo-\d\d$/);
    expect(mended('Mary-Ann', { code: 'username_taken' })).toMatch(/^Mary-Ann-\d\d$/);
    expect(mended('x'.repeat(64), { code: 'username_taken' })).toMatch(/^x{61}-\d\d$/);
  });

  test('is sent in one spelling', () => expect(asSent(' Mary–Ａnn\u200b ')).toBe('Mary-Ann'));
});
