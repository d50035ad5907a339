import { expect, test } from 'vitest';

import { byDay, search } from './by-day';
import type { OpenCase } from './caseload';

const now = new Date(2026, 5, 15, 9, 0);
const one = (name: string, day: number | null): OpenCase =>
  ({ care_link: name, alias: { name, pronouns: '' }, next_session_at: day === null ? null : new Date(2026, 5, day, 14).toISOString() }) as OpenCase;
const names = (cases: readonly OpenCase[]): string[] => cases.map(({ alias }) => alias?.name ?? '');

test('who comes today, in the next days, and later or at no time', () => {
  const { today, week, later } = byDay([one('a', 15), one('b', 16), one('c', 21), one('d', 22), one('e', null)], now);
  expect([today, week, later].map(names)).toEqual([['a'], ['b', 'c'], ['d', 'e']]);
});

test('a name is found by any part of it, whatever its letters', () => {
  const cases = [one('Renée', null), one('M. K.', null), { ...one('x', null), alias: null }];
  expect(names(search(cases, ' RENE '))).toEqual(['Renée']);
  expect(names(search(cases, 'k'))).toEqual(['M. K.']);
});
