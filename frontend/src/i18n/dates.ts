import { regional } from '.';
import { follow, now } from './calendar';
import { ofTheApp, ofTheAppWith } from './own';

// The one place that writes a day, a time or a weekday for a person, as the language of the screen writes it in their
// region.

/**
 * An instant, or a plain day ("2026-06-15"). A plain day has no zone: it is read and written as UTC, so that it never
 * slips by one.
 */
export type When = string | number | Date;

const DAY_MS = 86_400_000;
const MONDAY = Date.UTC(2024, 0, 1);
const DAY_AND_MONTH = { day: 'numeric', month: 'long' } as const;
const CLOCK = { hour: 'numeric', minute: '2-digit' } as const;

function isPlainDay(when: When): boolean {
  return typeof when === 'string' && when.length === 10;
}

function write(when: When, options: Intl.DateTimeFormatOptions): string {
  follow();
  const date = new Date(when);
  if (Number.isNaN(date.getTime())) return String(when); // a newer server may say what this app can't read
  return ofTheApp(new Intl.DateTimeFormat(regional(), { ...options, ...(isPlainDay(when) ? { timeZone: 'UTC' } : {}) }).format(date));
}

/** "12 February", with the year where it is another one than now. */
export function dayInWords(when: When, at = now()): string {
  return write(when, dayOf(when, at));
}

function dayOf(when: When, at = now()): Intl.DateTimeFormatOptions {
  const date = new Date(when);
  const year = isPlainDay(when) ? date.getUTCFullYear() : date.getFullYear();
  return { ...DAY_AND_MONTH, ...(year === at.getFullYear() ? {} : { year: 'numeric' }) };
}

/** "February 2026", of a month written "2026-02". */
export function monthInWords(month: string): string {
  return write(`${month}-01`, { month: 'long', year: 'numeric' });
}

/** "12 February 2026". */
export function longDate(when: When): string {
  return write(when, { dateStyle: 'long' });
}

/** "Thursday 12 February", with the year where it is another one than now. */
export function weekdayAndDay(when: When): string {
  return write(when, { weekday: 'long', ...dayOf(when) });
}

/** "Thursday, 12 February 2026". */
export function fullDate(when: When): string {
  return write(when, { dateStyle: 'full' });
}

/** "Thursday". */
export function weekday(when: When): string {
  return write(when, { weekday: 'long' });
}

/** The name of a day of the week by its ISO number: 1 is Monday, 7 is Sunday. */
export function weekdayName(number: number, length: 'short' | 'long'): string {
  return ofTheApp(new Intl.DateTimeFormat(regional(), { weekday: length, timeZone: 'UTC' }).format(MONDAY + (number - 1) * DAY_MS));
}

/** "14:05". */
export function clock(when: When): string {
  return write(when, CLOCK);
}

/** "Thursday 12 February at 14:05", with the year where it is another one than now. */
export function dayAndClock(when: When): string {
  return write(when, { weekday: 'long', ...dayOf(when), hour: '2-digit', minute: '2-digit' });
}

/** "quiet, safety and rest". */
export function listInWords(texts: readonly string[]): string {
  return ofTheAppWith(new Intl.ListFormat(regional(), { type: 'conjunction' }).format(texts), texts);
}
