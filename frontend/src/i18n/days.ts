import { regional } from '.';

/** "12 February", with the year only when it is another one than now. */
export function day(instant: string | Date, now = new Date()): string {
  const date = new Date(instant);
  const other = date.getFullYear() !== now.getFullYear();
  return new Intl.DateTimeFormat(regional(), { day: 'numeric', month: 'long', ...(other ? { year: 'numeric' } : {}) }).format(date);
}

/** "14:05", as the language writes it. */
export function clock(instant: string): string {
  return new Intl.DateTimeFormat(regional(), { hour: 'numeric', minute: '2-digit' }).format(new Date(instant));
}

/** "Tuesday 3 March". */
export function weekday(instant: string): string {
  return new Intl.DateTimeFormat(regional(), { weekday: 'long', day: 'numeric', month: 'long' }).format(new Date(instant));
}
