import type { Care, Fields, Held } from './kinds';

// How much care a route asks for, as the server counts it.
const CARE = { open: 0, unset: 1, careful: 2, quiet: 3 } as const;

type Route = keyof typeof CARE;

export function isMoreCareful(route: Route, than: Route): boolean {
  return CARE[route] > CARE[than];
}

// The value that brings less up by itself, of each column that says so.
const QUIETER: Fields = { hidden: true, may_resurface: false, put_away: true, set_aside: true };

/**
 * Mine over theirs, while the two wait for the person and where mine is chosen, without taking back what theirs says of
 * safety: the more careful route stands, so does the later mark that the check is due, and nothing comes up that theirs
 * keeps quiet. Mine was written without having seen theirs, and the clocks of two devices do not say which came first:
 * no check of mine opens what theirs closed. The person can look at the questions again.
 */
export function withTheirCare(mine: Held, theirs: Held): Held {
  const quiet = quieter(mine.columns, theirs.columns);
  const care = careful(mine.columns as Care, theirs.columns as Care);
  return quiet || care ? { ...mine, columns: { ...mine.columns, ...quiet, ...care } } : mine;
}

function quieter(mine: Fields, theirs: Fields): Fields | null {
  const found = Object.entries(QUIETER).filter(([name, value]) => theirs[name] === value && mine[name] !== value);
  // somebody who ended or died
  if (mine['hidden'] !== undefined && mine['status'] === 'present' && theirs['status'] !== undefined) found.push(['status', theirs['status']]);
  return found.length > 0 ? Object.fromEntries(found) : null;
}

function careful(own: Care, other: Care): Fields | null {
  if (other.route === undefined) return null;
  const { route = 'unset' } = isMoreCareful(own.route ?? 'unset', other.route) ? own : other;
  const dueThere = at(other.route_due_at) > at(own.route_due_at);
  const { route_checked_at = null, route_asked_at = null } = route === own.route && !dueThere ? own : other;
  return { route, route_checked_at, route_asked_at, route_due_at: (dueThere ? other : own).route_due_at ?? null };
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
