import { expect, test } from 'vitest';

import { byDay, search, sessionOf } from './by-day';
import type { OpenCase } from './caseload';

const now = new Date(2026, 5, 15, 9, 0);
const one = (name: string, day: number | null): OpenCase =>
  ({ care_link: name, alias: { name, pronouns: '' }, next_session_at: day === null ? null : new Date(2026, 5, day, 14).toISOString() }) as OpenCase;
const names = (cases: readonly OpenCase[]): string[] => cases.map(({ alias }) => alias?.name ?? '');

test('who comes today, in the next days, and later or at no time', () => {
  const { today, week, later } = byDay([one('a', 15), one('b', 16), one('c', 21), one('d', 22), one('e', null)], now);
  expect([today, week, later].map(names)).toEqual([['a'], ['b', 'c'], ['d', 'e']]);
});

const session = (day: number, hour: number, minute = 0): string => new Date(2026, 5, day, hour, minute).toISOString();
const dated = (name: string, last: string | null, next: string | null): OpenCase => ({ ...one(name, null), last_session_at: last, next_session_at: next });

test('whose session began stays under today until the day is over, in its place by the time', () => {
  const weekly = dated('weekly', session(15, 9), session(22, 9));
  const once = dated('once', session(15, 8), null);
  const cases = [dated('noon', session(8, 12), session(15, 12)), dated('tomorrow', null, session(16, 9)), weekly, once];
  for (const [hour, minute] of [[9, 0], [9, 10], [23, 59]] as const) {
    const { today, week, later } = byDay(cases, new Date(2026, 5, 15, hour, minute));
    expect([today, week, later].map(names)).toEqual([['once', 'weekly', 'noon'], ['tomorrow'], []]);
  }
  const { today, week, later } = byDay(cases.slice(1), new Date(2026, 5, 16, 0, 0));
  expect([today, week, later].map(names)).toEqual([['tomorrow'], ['weekly'], ['once']]);
});

test('one that began before midnight stays for an hour, and one that was moved to later stands for the day', () => {
  const late = { last_session_at: session(15, 23, 30), next_session_at: session(22, 23, 30) };
  expect([session(16, 0, 10), session(16, 0, 29), session(16, 0, 30)].map((at) => sessionOf(late, new Date(at)) === late.last_session_at)).toEqual([true, true, false]);
  const moved = { last_session_at: session(15, 10), next_session_at: session(15, 10, 30) };
  expect(sessionOf(moved, new Date(2026, 5, 15, 10, 5))).toBe(moved.next_session_at);
});

test('a name is found by any part of it, whatever its letters', () => {
  const cases = [one('Renée', null), one('M. K.', null), { ...one('x', null), alias: null }];
  expect(names(search(cases, ' RENE '))).toEqual(['Renée']);
  expect(names(search(cases, 'k'))).toEqual(['M. K.']);
});
