// Days, times and zones where no person reads them: in what is kept, and in a field. Apart from dates.ts, so that the
// first screen loads nothing that writes a date in words.

const DAY_MS = 86_400_000;

const two = (value: number): string => String(value).padStart(2, '0');

/** "2026-06-15": the day of an instant in this device's own calendar. A plain day is its own key. */
export function dayKey(when: string | Date): string {
  if (typeof when === 'string' && when.length === 10) return when;
  const at = new Date(when);
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** "09:05": the time of an instant on this device's own clock. */
export function timeKey(when: string | Date): string {
  const at = new Date(when);
  return `${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** How many midnights lie between now and an instant, in this device's own calendar: 0 is today, 1 tomorrow. */
export function daysUntil(when: string | Date, now = new Date()): number {
  return Math.round((midnight(new Date(when)) - midnight(now)) / DAY_MS); // a day of 23 or 25 hours is one day
}

function midnight(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

/** The zone of this device, as IANA names it. */
export function deviceZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
}

/** "2026-06-15": the day that it is at an instant in a zone, or here where this browser does not know the zone. */
export function dayIn(zone: string, when: Date): string {
  try {
    return Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(when);
  } catch {
    return dayKey(when);
  }
}
