import type { Care, Fields, Held } from './kinds';

const CARE = { open: 0, unset: 1, careful: 2, quiet: 3 } as const;

/**
 * Mine, chosen over theirs, without taking back what theirs says of safety: the more careful route stands, and so does
 * the later mark that the check is due. Mine was written without having seen theirs, and the clocks of two devices do
 * not say which came first: no check of mine opens what theirs closed. The person can look at the questions again.
 */
export function withTheirCare(mine: Held, theirs: Held): Held {
  const [own, other] = [mine.columns as Care, theirs.columns as Care];
  if (other.route === undefined) return mine;
  const { route = 'unset' } = CARE[own.route ?? 'unset'] > CARE[other.route] ? own : other;
  const dueThere = at(other.route_due_at) > at(own.route_due_at);
  const { route_checked_at = null, route_asked_at = null } = route === own.route && !dueThere ? own : other;
  const care: Fields = { route, route_checked_at, route_asked_at, route_due_at: (dueThere ? other : own).route_due_at ?? null };
  return { ...mine, columns: { ...mine.columns, ...care } };
}

/**
 * Mine, chosen over a deletion. What was known of them may be erased by now: unless mine is quiet, the questions are
 * asked anew.
 */
export function withCareAnew(mine: Held): Held {
  const { route } = mine.columns as Care;
  if (route === undefined || route === 'quiet') return mine;
  const care: Fields = { route: route === 'open' ? 'unset' : route, route_checked_at: null, route_asked_at: null };
  return { ...mine, columns: { ...mine.columns, ...care } };
}

function at(instant: string | null | undefined): number {
  return instant ? Date.parse(instant) : 0;
}
