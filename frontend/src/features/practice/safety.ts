import { drafts, entries } from '../../store';
import { changePerson, type Person } from '../../entries/people/person';
import { gateFor, type Gate } from '../../entries/people/safety/gate';
import type { Repair } from '../../entries/repairs/repair';

// What stands before the words of a repair. The line that was confirmed is kept on this device alone, with whom it was about.

const nameOf = (repair: Repair): string => `repair/${repair.id}/safe`;
const whom = (repair: Repair): string => repair.columns.person ?? 'nobody';

export function personIn({ columns }: Repair): Person | undefined {
  return columns.person === null ? undefined : entries.find('people', columns.person);
}

export function gateOf(repair: Repair, now = Date.now()): Gate {
  const person = personIn(repair);
  // Named, and not on this device any more: how carefully to go with them is not known, so the careful way holds.
  if (repair.columns.person !== null && !person) return 'gone';
  return gateFor(person, drafts.get<string>(nameOf(repair)) === whom(repair), now);
}

export function confirmSafe(repair: Repair): void {
  void drafts.set(nameOf(repair), whom(repair));
}

/** The line that was confirmed holds no longer: it is asked for anew, where the route wants it. */
export function askAgain(repair: Repair): void {
  void drafts.remove(nameOf(repair));
}

/** After a frightening response the questions are asked again before any words, and the confirmed line holds no longer. */
export function afterFright(repair: Repair): void {
  askAgain(repair);
  const person = personIn(repair);
  if (person) changePerson(person, { columns: { route_checked_at: null } });
}
