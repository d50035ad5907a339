import { goesQuietly, type Person } from './person';

/** What is about the person's therapist goes to no therapist once they go quietly there; the server refuses it too. */
export function goesToNoTherapist(person: Person): boolean {
  return goesQuietly(person) && person.answers.relation === 'my_therapist';
}
