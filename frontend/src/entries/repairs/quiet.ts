import { entries, isDoubted } from '../../store';
import { canResurface } from '../people/person';
import type { Repair } from './answers';

type About = Pick<Repair, 'columns'> & Partial<Pick<Repair, 'id'>>;

// What a quiet route means for one repair. Apart from `repair.ts`, for the first screen asks it too.

/**
 * Whether words are closed: for whom it is about, or for this repair alone where nobody was named when that was said.
 * Also while the server may have changed what is known of either.
 */
export function isQuiet(repair: About): boolean {
  return repair.columns.route === 'quiet' || (repair.id !== undefined && isDoubted('repairs', repair.id)) || personQuiet(repair);
}

/** Whether the one it names goes quietly. */
export function personQuiet({ columns: { person } }: About): boolean {
  return person !== null && (isDoubted('people', person) || entries.find('people', person)?.columns.route === 'quiet');
}

/** Whether to go carefully: with whom it is about, or in this repair alone where nobody is named. */
export function isCareful({ columns: { person, route } }: About): boolean {
  return (person === null ? route : entries.find('people', person)?.columns.route) === 'careful';
}

/** Whether it is about the person's therapist: as that one's page says, and else as the repair does. */
export function isWithTherapist({ columns, answers }: Repair): boolean {
  const person = columns.person === null ? undefined : entries.find('people', columns.person);
  return (person?.answers.relation ?? answers.relation) === 'my_therapist';
}

/**
 * What a therapist did that was more than a misunderstanding goes to no therapist; the server refuses it too
 * (backend/repairs/rules.py).
 */
export function staysHere(repair: Repair): boolean {
  return isQuiet(repair) && isWithTherapist(repair);
}

/** Whether the app may bring it up by itself. */
export function mayComeUp(repair: Repair): boolean {
  return canResurface(repair.columns.person) && !isQuiet(repair);
}
