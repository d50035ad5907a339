import { type Care, entries, type OpenEntry } from '../../../store';
import { isMoreCareful } from '../../../store/care';
import { now } from '../../../i18n/calendar';
import { changeRepair } from '../../repairs/repair';
import { checkedNow, dueNow, type Route } from '../care';
import { changePerson } from '../person';

// The safety check (backend/people/data/safety_check.yaml; a test holds the two together). Answers live in the
// component that asks and nowhere else: what is kept is the route.

export type { Route } from '../care';

export const QUESTIONS = [
  { id: 'afraid', answers: ['no', 'uneasy', 'yes', 'not-sure'] },
  { id: 'hurt', answers: ['no', 'yes-now-or-last-year', 'yes-longer-ago', 'not-sure'] },
  { id: 'control', answers: ['no', 'yes', 'not-sure'] },
  { id: 'follow', answers: ['no', 'yes', 'not-sure'] },
  { id: 'shame', answers: ['no', 'yes', 'not-sure'] },
  { id: 'found-out', answers: ['no', 'yes', 'not-sure'] },
] as const;

/** Asked instead of the six about the person's therapist. */
export const WITH_THERAPIST = [
  { id: 'touch', answers: ['no', 'yes', 'not-sure'] },
  { id: 'favours', answers: ['no', 'yes', 'not-sure'] },
  { id: 'threat', answers: ['no', 'yes', 'not-sure'] },
  { id: 'told', answers: ['no', 'yes', 'not-sure'] },
] as const;

/** Who the check is about: somebody named, or one repair where nobody is. */
export type Subject = OpenEntry<'people'> | OpenEntry<'repairs'>;
/** By the question's id. One that is not here was skipped. */
export type Answers = Readonly<Record<string, string>>;
export type Shown = 'safety-first' | 'device-privacy' | 'what-was-done' | 'go-carefully' | 'go-carefully-unasked' | 'not-a-misunderstanding';
/** The route, and the pages that come after the questions, one after the other. */
export type Result = { readonly route: Route; readonly show: readonly Shown[] };

const CLOSES: Answers = { afraid: 'yes', hurt: 'yes-now-or-last-year', control: 'yes', follow: 'yes', shame: 'yes' };
const HARM = ['afraid', 'hurt', 'control', 'follow', 'shame'] as const;
const DOUBT = new Set(['uneasy', 'not-sure']);

/**
 * The first rule that matches decides. Open takes five answers of "no"; whatever else is said, and nothing said,
 * takes more care.
 */
export function resultOf(answers: Answers): Result {
  const said = Object.entries(answers);
  const foundOut = answers['found-out'];
  if (said.some(([id, answer]) => CLOSES[id] === answer)) {
    return { route: 'quiet', show: foundOut === 'yes' || foundOut === 'not-sure' ? ['safety-first', 'device-privacy'] : ['safety-first'] };
  }
  if (foundOut === 'yes') return { route: 'careful', show: ['device-privacy'] };
  if (answers['hurt'] === 'yes-longer-ago') return { route: 'careful', show: ['what-was-done'] };
  if (said.some(([, answer]) => DOUBT.has(answer))) return { route: 'careful', show: ['go-carefully'] };
  if (said.length === 0) return { route: 'unset', show: [] };
  return HARM.every((id) => answers[id] === 'no') ? { route: 'open', show: [] } : { route: 'careful', show: ['go-carefully-unasked'] };
}

/** The same for the questions about a therapist. */
export function resultWithTherapist(answers: Answers): Result {
  const said = Object.values(answers);
  if (said.includes('yes')) return { route: 'quiet', show: ['not-a-misunderstanding'] };
  if (said.includes('not-sure')) return { route: 'careful', show: ['not-a-misunderstanding'] };
  if (said.length === 0) return { route: 'unset', show: [] };
  return WITH_THERAPIST.every(({ id }) => answers[id] === 'no') ? { route: 'open', show: [] } : { route: 'careful', show: ['go-carefully-unasked'] };
}

/**
 * What it will be at least, whatever the questions after the first `count` are answered, or not at all. Where somebody
 * comes in, and the rest is never asked, what was said holds.
 */
export function leastOf(said: Answers, count: number, therapist: boolean): Route {
  const [asked, result] = therapist ? [WITH_THERAPIST, resultWithTherapist] : [QUESTIONS, resultOf];
  const no = Object.fromEntries(asked.slice(count).map(({ id }) => [id, 'no']));
  const [answered, skipped] = [result({ ...said, ...no }).route, result(said).route];
  return isMoreCareful(answered, skipped) ? skipped : answered;
}

/** How it stands now, also where a screen still holds what it was drawn with. */
export function routeOf(subject: Subject): Route {
  return latest(subject).columns.route ?? 'unset';
}

/**
 * Keeps the route, with when it was looked at. Skipping everything answers nothing, so it never takes away care that
 * was chosen before; it is not asked about again for a while either way.
 */
export function keepRoute(subject: Subject, route: Route, moment = now()): Route {
  const before = routeOf(subject);
  const kept = route === 'unset' && (before === 'quiet' || before === 'careful') ? before : route;
  keep(subject, { route: kept, ...checkedNow(latest(subject).columns, moment) });
  return kept;
}

/**
 * Keeps what it will be at least, while the questions are still asked: more care than before, or nothing. Gives back
 * what it kept.
 */
export function keepLeast(subject: Subject, least: Route): 'careful' | 'quiet' | null {
  if ((least !== 'careful' && least !== 'quiet') || !isMoreCareful(least, routeOf(subject))) return null;
  if (least === 'quiet') keepRoute(subject, least);
  else keep(subject, { route: least, ...dueNow(latest(subject).columns) });
  return least;
}

/** Something was said not to be safe: the questions come again before any words, whatever the person does next. */
export function askAnew(subject: Subject): void {
  keep(subject, dueNow(latest(subject).columns));
}

/** Where the route of somebody, or of one repair, is looked at and changed. */
export function routePageOf({ kind, id }: Subject): string {
  return kind === 'people' ? `/people/${id}/safety` : `/practice/${id}/safety`;
}

function keep(subject: Subject, care: Care): void {
  const now = latest(subject);
  if (now.kind === 'people') changePerson(now, { columns: care });
  else changeRepair(now.id, { columns: care });
}

function latest(subject: Subject): Subject {
  return (subject.kind === 'people' ? entries.find('people', subject.id) : entries.find('repairs', subject.id)) ?? subject;
}
