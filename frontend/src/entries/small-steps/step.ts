import type { SmallStepWhich } from '../../api/vocabularies/small-step-which';
import { now } from '../../i18n/calendar';
import { entries } from '../../store';
import { type Change, change, merge } from '../change';
import { isDue } from '../people/care';
import { mayResurface, type Person, visiblePeople } from '../people/person';
import { type Content, isClosed, type Step } from './content';

export function blank(step?: SmallStepWhich): Content {
  return { columns: { person: null, put_away: false }, answers: step ? { step } : {}, words: {} };
}

/** With nobody newly who is not gone openly with: the server would refuse it. */
export function mergeStep(before: Content, what: Change<'small-steps'>): Content {
  const after = merge(before, what);
  const { person } = after.columns;
  if (person === before.columns.person || !isClosed(after)) return after;
  return { ...after, columns: { ...after.columns, person: before.columns.person } };
}

/** Chosen, and nothing said in it yet. */
export function choose(which: SmallStepWhich): Step {
  return entries.put('small-steps', null, blank(which));
}

export function changeStep(id: string, what: Change<'small-steps'>, start?: Content): void {
  change('small-steps', id, what, start, mergeStep);
}

/** Whether it is in sight. With somebody who is not gone openly with any more it stays where it is. */
export function putAway(step: Step, put_away: boolean): void {
  if (put_away || !isClosed(step)) entries.put('small-steps', step.id, { ...step, columns: { ...step.columns, put_away } });
}

/** With whom one may be: those about whom the questions were answered of late, and who are safe enough. */
export function offered(): readonly Person[] {
  const moment = now().getTime();
  return visiblePeople.value.filter((person) => person.columns.route === 'open' && mayResurface(person) && !isDue(person.columns, moment));
}
