// Days, times and zones where no person reads them: in what is kept, and in a field. Apart from dates.ts, so that the
// first screen loads nothing that writes a date in words.

import { effect, signal } from '@preact/signals';

import { dayOf, two } from './day-of';

const DAY_MS = 86_400_000;
const LOOK_MS = 30_000;

// The day and the zone as they were when somebody last looked. Everything below that hangs on either reads it, so that
// a screen, a list or a store that used it is made anew when the day turns or the device travels.
const here = signal('');

/** "2026-06-15": the day of an instant in this device's own calendar. A plain day is its own key. */
export function dayKey(when: string | Date): string {
  if (typeof when === 'string' && when.length === 10) return when;
  follow();
  return dayOf(new Date(when));
}

/** "09:05": the time of an instant on this device's own clock. */
export function timeKey(when: string | Date): string {
  follow();
  const at = new Date(when);
  return `${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** How many midnights lie between now and an instant, in this device's own calendar: 0 is today, 1 tomorrow. */
export function daysUntil(when: string | Date, at = now()): number {
  return Math.round((midnight(new Date(when)) - midnight(at)) / DAY_MS); // a day of 23 or 25 hours is one day
}

function midnight(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

/** This moment. Who asks is asked again on another day. */
export function now(): Date {
  follow();
  return new Date();
}

/** "2026-06-15": this day. Who asks is asked again when it is over. */
export function today(): string {
  return dayKey(now());
}

/** Whoever writes a day or a time is to write it again when the day turns or the device comes into another zone. */
export function follow(): void {
  void here.value;
}

/** Looks at the clock and the zone; whoever used either is told when they changed. */
function look(): void {
  const at = new Date();
  here.value = `${at.getFullYear()}-${at.getMonth()}-${at.getDate()} ${browserZone()}`;
}

/**
 * From now on a new day is noticed: when the app comes to the front again, in whichever way a browser tells of it, and
 * while it stays there. Call once, from the entry.
 */
export function watchTheDay(): void {
  look();
  document.addEventListener('visibilitychange', look);
  document.addEventListener('resume', look);
  addEventListener('pageshow', look);
  addEventListener('focus', look);
  addEventListener('online', look);
  setInterval(look, LOOK_MS);
}

/** Calls `act` on each new day and in each new zone, not at once. Returns what stops it. */
export function onNewDay(act: () => void): () => void {
  let first = true;
  return effect(() => {
    follow();
    if (!first) queueMicrotask(act); // what it reads is not what it waits for
    first = false;
  });
}

/** The zone of this device as its browser says it; it may be none that anybody knows (`zone.ts`). */
export function browserZone(): string {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions() as { timeZone?: string };
  return timeZone ?? '';
}

/** "2026-06-15": the day that it is at an instant in a zone, or here where this browser does not know the zone. */
export function dayIn(zone: string, when: Date): string {
  try {
    return Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(when);
  } catch {
    return dayKey(when);
  }
}
