import type { Care, Fields, Held } from './kinds';

const CARE = { open: 0, unset: 1, careful: 2, quiet: 3 } as const;

/**
 * Mine, chosen over theirs, without taking back what theirs says of safety: the more careful route stands unless mine
 * comes from a newer check, and so does the later mark that the check is due (backend/people/rules.py holds the
 * server to the same).
 */
export function withTheirCare(mine: Held, theirs: Held): Held {
  const [own, other] = [mine.columns as Care, theirs.columns as Care];
  if (other.route === undefined) return mine;
  const due = later(own.route_due_at, other.route_due_at);
  const newer = at(own.route_checked_at) > Math.max(at(other.route_checked_at), at(other.route_due_at));
  const kept = newer || CARE[own.route ?? 'unset'] > CARE[other.route] ? own : other;
  const { route = 'unset', route_checked_at = null, route_asked_at = null } = kept;
  const care: Fields = { route, route_checked_at, route_asked_at, route_due_at: due };
  return { ...mine, columns: { ...mine.columns, ...care } };
}

function at(instant: string | null | undefined): number {
  return instant ? Date.parse(instant) : 0;
}

function later(one: string | null | undefined, other: string | null | undefined): string | null {
  return (at(one) > at(other) ? one : other) ?? null;
}
