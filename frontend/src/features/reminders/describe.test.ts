import { beforeAll, describe, expect, test, vi } from 'vitest';

import { loadCatalogues } from '../../i18n';
import type { Coming, Reminder } from '../../api/reminders';
import { dayAndClock } from '../../i18n/dates';
import { daysIn, rowOf, statusOf, windowOf } from './describe';
import { fateOf } from './last-ones-page';
import { UNPLANNED } from './testing/unplanned';

const reminder: Reminder = {
  id: '1',
  content: 'affirmation',
  rhythm: 'days',
  days: [1],
  times_a_week: 3,
  once_on: null,
  repair: null,
  window_start: '09:00',
  window_end: '10:30',
  timezone: 'UTC',
  follows_device: true,
  wording: 'plain',
  status: 'active',
  paused_until: null,
  ...UNPLANNED,
};
type Delivery = Coming['deliveries'][number];
const delivery: Delivery = { device: 'Phone', state: 'sent', failure: '', held_back: false, accepted_at: '2026-06-15T09:00:00Z', shown_at: null, opened_at: null };
const coming = (deliveries: Partial<Delivery>[], more: Partial<Coming> = {}): Coming => ({
  id: '1',
  content: 'affirmation',
  opened_at: null,
  by_email: false,
  due_at: '2026-06-15T09:00:00Z',
  purpose: 'scheduled',
  dropped: null,
  deliveries: deliveries.map((one) => ({ ...delivery, ...one })),
  ...more,
});

beforeAll(() => loadCatalogues('reminders'));

describe('when', () => {
  test.each([
    [[1, 2, 3, 4, 5, 6, 7], 'Every day'],
    [[1, 2, 3, 4, 5], 'Monday to Friday'],
    [[7], 'Sunday'],
    [[2, 5], 'Tuesday and Friday'],
  ])('%j', (days, said) => expect(daysIn({ days })).toBe(said));

  test('three and more are short', () => expect(daysIn({ days: [1, 3, 6] })).toMatch(/^Mon, Wed,? and Sat$/));

  test('the window', () => expect(windowOf(reminder)).toBe('Between 09:00 and 10:30'));

  test('in the way of the region of the browser', () => {
    vi.stubGlobal('navigator', { languages: ['fr-FR', 'en-GB', 'en-US'] });
    expect(dayAndClock('2026-06-15T09:05:00')).toMatch(/^Monday 15 June/);
    vi.stubGlobal('navigator', { languages: ['en-US'] });
    expect(dayAndClock('2026-06-15T09:05:00')).toMatch(/^Monday, June 15/);
    vi.unstubAllGlobals();
  });
});

describe('the row of a reminder', () => {
  test.each([
    [{}, 'An affirmation · Monday', 'Between 09:00 and 10:30'],
    [{ rhythm: 'surprise', content: 'kind_moment' }, 'A kind moment of mine · Three times a week, as a surprise', 'Between 09:00 and 10:30'],
    [{ rhythm: 'opening', content: 'values_note' }, 'What matters to me · When I open the app', ''],
    [{ rhythm: 'day_before', content: 'session' }, 'Around my session · The day before', 'Between 09:00 and 10:30'],
    [{ rhythm: 'once', content: 'follow_up', once_on: '2026-12-04' }, 'Asking once about a repair · Once, on Friday 4 December', 'Between 09:00 and 10:30'],
    [{ status: 'resting' }, 'An affirmation · Monday', 'Between 09:00 and 10:30 · resting by itself'],
  ] as [Partial<Reminder>, string, string][])('%j', (more, title, note) => {
    vi.stubGlobal('navigator', { languages: ['en-GB'] });
    expect(rowOf({ ...reminder, ...more })).toEqual({ title, subtitle: note });
    vi.unstubAllGlobals();
  });
});

describe('how it stands', () => {
  test('an active one says nothing of itself', () => expect(statusOf(reminder)).toBe(''));
  test('resting and paused say so, without a reproach', () => {
    expect(statusOf({ ...reminder, status: 'resting' })).toBe('resting by itself');
    expect(statusOf({ ...reminder, status: 'paused' })).toBe('paused until you are back');
    const paused = { ...reminder, status: 'paused', paused_until: '2026-06-14T15:00:00Z', timezone: 'Asia/Tokyo' } as const;
    // midnight there
    expect(statusOf(paused)).toMatch(/^paused until Monday,? \d+ June$|^paused until Monday,? June \d+$/);
  });
});

describe('what became of one', () => {
  test('the furthest that any device got', () => {
    expect(fateOf(coming([{ state: 'gone' }, { shown_at: '2026-06-15T09:01:00Z' }]))).toBe('It was shown on your device.');
    expect(fateOf(coming([{ shown_at: 'x' }, { opened_at: 'x' }]))).toBe('It came, and you opened it.');
    expect(fateOf(coming([{ state: 'expired' }, { state: 'sent' }]))).toMatch(/^The push service took it/);
    expect(fateOf(coming([{ state: 'expired', failure: 'http_503' }]))).toMatch(/^It could not come/);
    expect(fateOf(coming([{ state: 'expired', failure: 'paused', held_back: true }]))).toMatch(/^Something was changed/);
    expect(fateOf(coming([{ state: 'expired', failure: 'silent' }]))).toBe('It waited inside the app.');
    expect(fateOf(coming([{ state: 'expired' }, { state: 'gone' }]))).toMatch(/^This device no longer takes notes/);
    expect(fateOf(coming([{ state: 'pending' }]))).toBe('It is on its way.');
    expect(fateOf(coming([{ state: 'expired' }]))).toMatch(/^It could not come/);
  });

  test.each(['late', 'daily_most', 'no_device', 'silent'] as const)('let go: %s has its sentence', (dropped) => {
    expect(fateOf(coming([], { dropped }))).not.toBe('');
  });

  test('inside the app, or by e-mail', () => {
    expect(fateOf(coming([], { dropped: 'silent', opened_at: '2026-06-15T10:00:00Z' }))).toBe('You opened it inside the app.');
    expect(fateOf(coming([], { dropped: 'no_device', by_email: true }))).toMatch(/^No device could show it, so a short e-mail/);
  });

  test('a test says that it is one', () => expect(fateOf(coming([{ state: 'sent' }], { purpose: 'test' }))).toMatch(/^A test\. /));
});
