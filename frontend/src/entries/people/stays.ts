import { entries } from '../../store';
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
