import { now } from '../../i18n/calendar';
import type { Care } from '../../store';

// The columns that say how carefully to go, on a person and on a repair. What stands here is pure; `safety/check.ts`
// writes them.

export type Route = NonNullable<Care['route']>;

const DAY_MS = 24 * 60 * 60 * 1000;
const ASKED_AGAIN_MS = 90 * DAY_MS;

/** Not asked yet. */
export const UNASKED = { route: 'unset', route_checked_at: null, route_asked_at: null, route_due_at: null } as const;

/** An instant as a number, long ago for none. */
export function at(instant: string | null | undefined): number {
  return instant ? Date.parse(instant) : 0;
}

/** Whether a moment is further ahead than clocks of two devices are apart: nobody knows when it was. */
function isAhead(moment: number, now: number): boolean {
  return moment > now + 2 * DAY_MS;
}

/**
 * Whether the questions stand before the next words: never asked, asked by a version of the app that opened more than
 * it should, longer than 90 days ago, nobody knows when, or before something was said not to be safe.
 */
export function isDue({ route_checked_at, route_asked_at, route_due_at }: Care, now: number): boolean {
  const asked = at(route_asked_at);
  const checked = at(route_checked_at);
  return checked === 0 || asked < checked || asked <= at(route_due_at) || now - asked > ASKED_AGAIN_MS || isAhead(asked, now);
}

/**
 * The columns of a check that is due again from now on, on every device; the server lets no older check open
 * anything.
 */
export function dueNow({ route_checked_at }: Care, moment = now()): Care {
  return { route_checked_at: null, route_due_at: new Date(Math.max(moment.getTime(), at(route_checked_at))).toISOString() };
}

/**
 * The columns of a check that was answered: newer than every check and every mark there is, also where another device's
 * clock runs ahead. What is too far ahead counts for none, here and on the server, and its mark goes.
 */
export function checkedNow({ route_checked_at, route_asked_at, route_due_at }: Care, now: Date): Care {
  const known = [route_checked_at, route_asked_at, route_due_at].map(at).filter((one) => !isAhead(one, now.getTime()));
  const looked = new Date(Math.max(now.getTime(), ...known.map((one) => one + 1))).toISOString();
  return { route_checked_at: looked, route_asked_at: looked, ...(isAhead(at(route_due_at), now.getTime()) ? { route_due_at: null } : {}) };
}

/**
 * With a therapist other questions are asked, so a relation that becomes this one, or stops being it, has not been
 * asked about.
 */
export function asksAnew(before: unknown, after: unknown): boolean {
  return (before === 'my_therapist') !== (after === 'my_therapist');
}
