import { now } from '../../i18n/calendar';
import { drafts, entries } from '../../store';
import { at } from './care';
import { changePerson, goesQuietly, type Person } from './person';

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
  if ((written === undefined ? now().getTime() : at(written)) <= heldBefore()) return false;
  return !theirs.some((person) => goesQuietly(person) || (written !== undefined && at(written) <= lastSaid(person)));
}

/** A check that is made due anew takes the time of the one before it away, so each of the three counts. */
function lastSaid({ columns: { route_checked_at, route_asked_at, route_due_at } }: Person): number {
  return Math.max(at(route_checked_at), at(route_asked_at), at(route_due_at));
}

// What was held back stays so, whatever becomes of the page that said so.

const HELD = 'held-before';
// So long after such a page was deleted the server refuses what goes by itself: until it is erased, looked for hourly.
const REFUSED_MS = (30 * 24 + 1) * 3_600_000;

/**
 * The moment before which nothing that was written goes by itself any more, 0 for none; still to come where the page of
 * somebody quiet was deleted. The person's other devices hear of it with the private marks.
 */
export function heldBefore(): number {
  return drafts.get<number>(HELD) ?? 0;
}

/** It never goes back. */
export function holdBefore(moment: number): void {
  if (moment > heldBefore()) void drafts.set(HELD, moment);
}

export function removePerson(id: string): void {
  keepHeld(entries.find('people', id), REFUSED_MS);
  entries.remove('people', id);
}

export function changeRelation(person: Person, relation: Person['answers']['relation'] | null): void {
  if (relation !== 'my_therapist') keepHeld(person, 0);
  changePerson(person, { answers: { relation } });
}

function keepHeld(person: Person | undefined, longer: number): void {
  if (person?.answers.relation === 'my_therapist') holdBefore(Math.max(lastSaid(person), goesQuietly(person) ? now().getTime() + longer : 0));
}
