// Apart from the calendar, for the service worker, which is told of no midnight.

/** "2026-06-15": the day of an instant in this device's own calendar. */
export function dayOf(at: Date): string {
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** "05" */
export function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** The day that lies `days` after another, both as "2026-06-15". */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
