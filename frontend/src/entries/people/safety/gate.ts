import type { Person } from '../person';

/**
 * What stands between somebody and words for a person: nothing, the questions, one line to confirm, a route that closes them, or a person
 * who is not here any more.
 */
export type Gate = 'open' | 'check' | 'confirm' | 'quiet' | 'gone';

const ASKED_AGAIN_MS = 90 * 24 * 60 * 60 * 1000;

/** `confirmed`: the person said that it feels safe enough. Nobody named can't be asked about, so that one line stands there too. */
export function gateFor(person: Person | undefined, confirmed: boolean, now: number): Gate {
  if (!person) return confirmed ? 'open' : 'confirm';
  const { route, route_checked_at } = person.columns;
  if (route === 'quiet') return 'quiet';
  if (!route_checked_at || now - Date.parse(route_checked_at) > ASKED_AGAIN_MS) return 'check';
  return route === 'open' || confirmed ? 'open' : 'confirm';
}
