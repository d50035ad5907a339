import { changePerson, type Person } from '../person';

// The safety check (backend/people/data/safety_check.yaml; a test holds the two together). Answers live in the component that asks and
// nowhere else: what is kept is the route.

export const QUESTIONS = [
  { id: 'afraid', answers: ['no', 'uneasy', 'yes', 'not-sure'] },
  { id: 'hurt', answers: ['no', 'yes-recent', 'yes-long-ago', 'not-sure'] },
  { id: 'control', answers: ['no', 'yes', 'not-sure'] },
  { id: 'shame', answers: ['no', 'yes', 'not-sure'] },
  { id: 'found-out', answers: ['no', 'yes', 'not-sure'] },
] as const;

/** By the question's id. One that is not here was skipped. */
export type Answers = Readonly<Record<string, string>>;
export type Route = Person['columns']['route'];
export type Result = { readonly route: Route; readonly show: 'safety-first' | 'device-privacy' | 'go-carefully' | 'nothing' };

const CLOSES: Answers = { afraid: 'yes', hurt: 'yes-recent', control: 'yes', shame: 'yes' };

/** The first rule that matches decides. */
export function resultOf(answers: Answers): Result {
  const said = Object.entries(answers);
  if (said.some(([id, answer]) => CLOSES[id] === answer)) return { route: 'quiet', show: 'safety-first' };
  if (answers['found-out'] === 'yes') return { route: 'careful', show: 'device-privacy' };
  if (said.some(([, answer]) => answer === 'not-sure' || answer === 'yes-long-ago')) return { route: 'careful', show: 'go-carefully' };
  return said.length === 0 ? { route: 'unset', show: 'nothing' } : { route: 'open', show: 'nothing' };
}

/**
 * Keeps the route, with when it was looked at. Skipping everything answers nothing, so it never takes away care that was chosen before;
 * it is not asked about again for a while either way.
 */
export function keepRoute(person: Person, route: Route, now = new Date()): Route {
  const before = person.columns.route;
  const kept = route === 'unset' && (before === 'quiet' || before === 'careful') ? before : route;
  changePerson(person, { columns: { route: kept, route_checked_at: now.toISOString() } });
  return kept;
}
