import { entries } from '../../store';
import { at } from './care';
import { goesQuietly, type Person } from './person';

/** What is about the person's therapist goes to no therapist once they go quietly there; the server refuses it too. */
export function goesToNoTherapist(person: Person): boolean {
  return goesQuietly(person) && person.answers.relation === 'my_therapist';
}

/** Whoever something is about, where it goes to no therapist for that. */
export function whoKeepsItBack(id: string | null): Person | null {
  const person = id === null ? undefined : entries.find('people', id);
  return person && goesToNoTherapist(person) ? person : null;
}

/**
 * Whether something may go to a therapist by itself: nothing while the person goes quietly with theirs, and what was
 * written until something was last said of how to go with them not afterwards either.
 */
export function mayGoByItself(written: string | undefined): boolean {
  const theirs = entries.of('people').value.filter(({ answers }) => answers.relation === 'my_therapist');
  return !theirs.some((person) => goesQuietly(person) || (written !== undefined && at(written) <= lastSaid(person)));
}

/** A check that is made due anew takes the time of the one before it away, so each of the three counts. */
function lastSaid({ columns: { route_checked_at, route_asked_at, route_due_at } }: Person): number {
  return Math.max(at(route_checked_at), at(route_asked_at), at(route_due_at));
}
