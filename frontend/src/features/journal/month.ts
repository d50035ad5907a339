import { dayAfter } from '../../i18n/day-of';

const WEEK = 7;

/** "2026-11" */
export type Month = string;

/** Of the years in which somebody may have something. Before and after them a calendar comes to no end. */
export function isMonth(text: string): boolean {
  return /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/.test(text);
}

/** Whether a calendar has it. */
export function isDay(text: string): boolean {
  return isMonth(monthOf(text)) && /^-\d\d$/.test(text.slice(WEEK));
}

export function monthOf(day: string): Month {
  return day.slice(0, WEEK);
}

/** Where a day has its page; the journal for one that no calendar has. */
export function addressOf(day: string): string {
  if (!isDay(day)) return '/journal';
  return `/journal/calendar/${monthOf(day)}/${day.slice(8)}`;
}

/** Its days in weeks that begin on `first` (1 is Monday). Null stands where a week belongs to another month. */
export function weeksOf(month: Month, first: number): readonly (readonly (string | null)[])[] {
  const day = `${month}-01`;
  const weekday = new Date(`${day}T00:00Z`).getUTCDay() || WEEK;
  const start = dayAfter(day, -((weekday - first + WEEK) % WEEK));
  const weeks: (string | null)[][] = [];
  for (let at = start; monthOf(at) <= month; at = dayAfter(at, WEEK)) {
    weeks.push(Array.from({ length: WEEK }, (_, ahead) => dayAfter(at, ahead)).map((one) => (monthOf(one) === month ? one : null)));
  }
  return weeks;
}

/** The days of a week in their order, as ISO numbers. */
export function weekdaysFrom(first: number): readonly number[] {
  return Array.from({ length: WEEK }, (_, ahead) => ((first - 1 + ahead) % WEEK) + 1);
}

export type Beside = { readonly earlier: string | undefined; readonly later: string | undefined };

/**
 * Those beside one, of months or of days: the nearest with something in it, before and after. A time without anything
 * is passed over, so that nobody has to walk through it.
 */
export function besides(one: string, written: readonly string[]): Beside {
  const all = [...new Set(written)].toSorted();
  return { earlier: all.findLast((other) => other < one), later: all.find((other) => other > one) };
}
