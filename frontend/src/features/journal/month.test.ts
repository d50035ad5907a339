import fc from 'fast-check';
import { expect, test } from 'vitest';

import { dayAfter } from '../../i18n/day-of';
import { addressOf, besides, isDay, isMonth, monthOf, weekdaysFrom, weeksOf } from './month';

const months = fc.tuple(fc.integer({ min: 1900, max: 2199 }), fc.integer({ min: 1, max: 12 })).map(([year, month]) => `${year}-${String(month).padStart(2, '0')}`);
const firsts = fc.integer({ min: 1, max: 7 });

test('every day of a month stands once, in order, under its weekday', () => {
  fc.assert(
    fc.property(months, firsts, (month, first) => {
      const weeks = weeksOf(month, first);
      const days = weeks.flat().filter((day) => day !== null);
      const all = Array.from({ length: 31 }, (_, at) => `${month}-${String(at + 1).padStart(2, '0')}`).filter((day) => dayAfter(day, 0) === day);
      expect(days).toEqual(all);
      expect(all.length).toBeGreaterThan(27);
      for (const week of weeks) {
        expect(week).toHaveLength(7);
        expect(week.some(Boolean)).toBe(true);
        const weekdays = weekdaysFrom(first);
        week.forEach((day, at) => day && expect(new Date(`${day}T00:00Z`).getUTCDay() || 7).toBe(weekdays[at]));
      }
    }),
  );
});

test('a week that begins on Saturday goes Saturday, Sunday, Monday …', () => {
  expect(weekdaysFrom(6)).toEqual([6, 7, 1, 2, 3, 4, 5]);
});

test('a time without anything is passed over', () => {
  const written = ['2026-06', '2024-03', '2026-06', '2026-11'];
  expect(besides('2026-11', written)).toEqual({ earlier: '2026-06', later: undefined });
  expect(besides('2026-06', written)).toEqual({ earlier: '2024-03', later: '2026-11' });
  expect(besides('2024-03', written)).toEqual({ earlier: undefined, later: '2026-06' });
  expect(besides('2025-01', written)).toEqual({ earlier: '2024-03', later: '2026-06' });
});

test.each(['2026-13', '2026-00', '2026', '', '2026-1', 'kept', '9999-12', '0000-01', '1899-12', '2200-01', '12026-0', '12026-01'])('"%s" is no month', (text) => expect(isMonth(text)).toBe(false));

test('a day has its month', () => {
  expect(isMonth(monthOf('2026-11-28'))).toBe(true);
});

test.each(['12026-06-03', '0002-06-03', '9999-12-31', '2026-06', '2026-06-3', ''])('no calendar has "%s", and it leads to the journal', (day) => {
  expect([isDay(day), addressOf(day)]).toEqual([false, '/journal']);
});

test('a day leads to its page', () => {
  expect([isDay('2026-06-03'), addressOf('2026-06-03')]).toEqual([true, '/journal/calendar/2026-06/03']);
});
