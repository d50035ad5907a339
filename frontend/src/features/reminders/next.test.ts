import { beforeAll, expect, test, vi, afterEach } from 'vitest';

import { loadCatalogues } from '../../i18n';
import { REMINDER_REASON } from '../../api/vocabularies/reminder-reason';
import type { Reminder } from '../../api/reminders';
import { deviceZone } from '../../i18n/zone';
import { newInput } from './input';
import { nextInList, nextOf } from './next';
import { UNPLANNED } from './testing/unplanned';

const NOW = new Date('2026-06-15T12:00:00Z');
const reminder: Reminder = { ...newInput(), id: '1', status: 'active', paused_until: null, ...UNPLANNED };
const next = (on: string): Reminder['next'] => ({ on, start: '08:00', end: '10:00' });

beforeAll(() => loadCatalogues('reminders'));
afterEach(() => vi.unstubAllGlobals());

test.each([
  ['2026-06-15', 'Next: some time today between 08:00 and 10:00'],
  ['2026-06-16', 'Next: some time tomorrow between 08:00 and 10:00'],
  ['2026-06-18', 'Next: some time on Thursday 18 June between 08:00 and 10:00'],
])('%s', (on, said) => {
  vi.stubGlobal('navigator', { languages: ['en-GB'] });
  expect(nextOf({ ...reminder, next: next(on) }, NOW)).toEqual([said]);
  expect(nextInList({ ...reminder, next: next(on) }, NOW)).toBe(said);
});

test('the day is the one where the reminder is', () => {
  const late = new Date('2026-06-15T20:00:00Z'); // the 16th in Auckland
  const there = { ...reminder, timezone: 'Pacific/Auckland', next: next('2026-06-16') };
  expect(nextOf(there, late)).toEqual(['Next: some time today between 08:00 and 10:00', 'These are the hours of Pacific/Auckland.']);
});

test('a zone that this browser does not know breaks nothing', () => {
  expect(nextOf({ ...reminder, timezone: 'Moon/Sea', next: next('2026-06-15') }, NOW)[0]).toMatch(/^Next: some time/);
});

test.each(REMINDER_REASON)('none: %s has its sentence', (reason) => {
  expect(nextOf({ ...reminder, reason })).toHaveLength(1);
  expect(nextOf({ ...reminder, reason })[0]).toMatch(/\.$/);
});

test.each(['email', 'silent', 'no_device'] as const)('how far it comes: %s is said', (reach) => {
  expect(nextOf({ ...reminder, next: next('2026-06-15'), timezone: deviceZone(), reach }, NOW)).toHaveLength(2);
});

test('that they take turns is said', () => {
  expect(nextOf({ ...reminder, next: next('2026-06-15'), takes_turns: true }, NOW)[1]).toMatch(/take turns/);
});

test('the list repeats nothing that its row says already', () => {
  expect(nextInList({ ...reminder, status: 'resting', reason: 'resting' })).toBe('');
  expect(nextInList({ ...reminder, reason: 'session_too_late' })).toMatch(/^Nothing is planned/);
});
