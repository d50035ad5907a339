import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { language } from '.';
import { dayKey, daysUntil, timeKey } from './calendar';
import { clock, dayAndClock, dayInWords, fullDate, listInWords, longDate, weekday, weekdayAndDay, weekdayName } from './dates';

const zone = process.env['TZ'];

function inZone(name: string): void {
  process.env['TZ'] = name;
}

beforeEach(() => {
  vi.stubGlobal('navigator', { languages: ['en-GB'] });
  inZone('Europe/Berlin');
});

afterEach(() => {
  vi.unstubAllGlobals();
  language.value = 'en';
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

const NOON = '2026-02-12T11:05:00Z';
const now = new Date('2026-06-15T10:00:00Z');

describe('what a person reads', () => {
  test('an instant, on the clock of their device', () => {
    expect(dayInWords(NOON)).toBe('12 February');
    expect(longDate(NOON)).toBe('12 February 2026');
    expect(weekdayAndDay(NOON)).toMatch(/^Thursday,? 12 February$/);
    expect(fullDate(NOON)).toMatch(/^Thursday,? 12 February 2026$/);
    expect(weekday(NOON)).toBe('Thursday');
    expect(clock(NOON)).toBe('12:05');
    expect(dayAndClock(NOON)).toMatch(/^Thursday,? 12 February.* 12:05$/);
  });

  test.each([
    ['en-US@posix', 'February 12'],
    ['en-US.UTF-8', 'February 12'],
    ['en_GB.UTF-8', 'February 12'],
    ['C', 'February 12'],
    ['', 'February 12'],
    ['en-GB@euro', '12 February'],
    ['en-GB-u-nu-latn', '12 February'],
    ['EN-gb', '12 February'],
  ])('where a browser calls its language %j', (tag, day) => {
    vi.stubGlobal('navigator', { languages: [tag] });
    expect([dayInWords(NOON, now), clock(NOON).length > 3, weekdayName(1, 'long'), listInWords(['a', 'b'])]).toEqual([day, true, 'Monday', 'a and b']);
  });

  test('the year only when it is another one than now', () => {
    expect(dayInWords(NOON, now)).toBe('12 February');
    expect(dayInWords('2025-02-12T11:05:00Z', now)).toBe('12 February 2025');
  });

  test('the year changes at midnight where they are', () => {
    const late = new Date('2026-12-31T23:30:00Z'); // 0:30 of the first in Berlin
    expect(dayInWords(late, now)).toBe('1 January 2027');
    inZone('America/Los_Angeles');
    expect(dayInWords(late, now)).toBe('31 December');
  });

  test.each(['Pacific/Kiritimati', 'Europe/Berlin', 'America/Los_Angeles', 'Pacific/Niue'])('a plain day never slips in %s', (name) => {
    inZone(name);
    expect(dayInWords('2026-01-01')).toBe('1 January');
    expect(dayInWords('2026-01-01', now)).toBe('1 January');
    expect(dayInWords('2025-12-31', now)).toBe('31 December 2025');
    expect(weekdayAndDay('2026-01-01')).toMatch(/^Thursday,? 1 January$/);
    expect(fullDate('2026-01-01')).toMatch(/^Thursday,? 1 January 2026$/);
    expect(dayKey('2026-01-01')).toBe('2026-01-01');
    expect([1, 4, 7].map((day) => weekdayName(day, 'long'))).toEqual(['Monday', 'Thursday', 'Sunday']);
  });

  test.each([dayInWords, weekdayAndDay, dayAndClock])('every day says its year where it is another one than now', (write) => {
    expect(write('2025-03-04T12:00:00')).toContain('2025');
    expect(write('2026-03-04T12:00:00')).not.toContain('2026');
  });

  test('what is no date stays as it came', () => {
    expect(dayInWords('once upon a time')).toBe('once upon a time');
    expect(dayInWords('some words')).toBe('some words'); // as long as a plain day
    expect(dayInWords('')).toBe('');
  });

  test('as the language of the screen writes it, in the way of the region', () => {
    vi.stubGlobal('navigator', { languages: ['fr-FR', 'en-US'] });
    expect(dayInWords(NOON)).toBe('February 12');
    expect(clock(NOON)).toMatch(/^12:05\sPM$/u);
    language.value = 'fr' as never;
    expect([dayInWords(NOON), weekdayName(2, 'long'), listInWords(['a', 'b'])]).toEqual(['12 février', 'mardi', 'a et b']);
  });

  test('a list', () => expect(listInWords(['rest', 'space', 'help'])).toBe('rest, space and help'));
});

describe('what a machine reads', () => {
  test('the day and the time of an instant, where the device is', () => {
    expect([dayKey('2026-06-15T22:30:00Z'), timeKey('2026-06-15T22:30:00Z')]).toEqual(['2026-06-16', '00:30']);
    inZone('America/Los_Angeles');
    expect([dayKey('2026-06-15T22:30:00Z'), timeKey(new Date('2026-06-15T22:30:00Z'))]).toEqual(['2026-06-15', '15:30']);
  });

  test('how many midnights lie between, also where a day has 23 or 25 hours', () => {
    expect(daysUntil('2026-06-15T21:59:00Z', now)).toBe(0);
    expect(daysUntil('2026-06-15T22:01:00Z', now)).toBe(1);
    expect(daysUntil('2026-06-14T21:59:00Z', now)).toBe(-1);
    // the clocks go forward between them
    expect(daysUntil('2026-03-30T10:00:00Z', new Date('2026-03-28T10:00:00Z'))).toBe(2);
    expect(daysUntil('2026-10-26T10:00:00Z', new Date('2026-10-24T10:00:00Z'))).toBe(2);
  });
});
