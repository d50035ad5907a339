import { dayAfter } from '../../i18n/day-of';

const WEEK = 7;

/** "2026-11" */
export type Month = string;

export function isMonth(text: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
}

export function monthOf(day: string): Month {
  return day.slice(0, WEEK);
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

/**
 * The months before and after one to look at: those with something in them, and the one that it is now. A time without
 * anything is passed over, so that nobody has to walk through it.
 */
export function besides(month: Month, days: readonly string[], now: Month): { readonly earlier: Month | undefined; readonly later: Month | undefined } {
  const months = [...new Set([...days.map(monthOf), now])].toSorted();
  return { earlier: months.findLast((one) => one < month), later: months.find((one) => one > month) };
}
