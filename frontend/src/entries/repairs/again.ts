import { today } from '../../i18n/calendar';
import { dayAfter } from '../../i18n/day-of';
import { drafts, entries } from '../../store';
import type { Repair } from './answers';
import { mayComeUp } from './quiet';

const DAYS = 14; // then it rests again by itself
const nameOf = (id: string): string => `repair/${id}/again`;

/**
 * The one whose chosen day to look again is here, until it is looked at or rests; of several the one with the latest
 * day. What goes quietly does not come up by itself, and neither does what was put away.
 */
export function toLookAgain(): Repair | undefined {
  const due = entries.of('repairs').value.filter((repair) => isDue(repair) && repair.columns.status !== 'archived' && mayComeUp(repair));
  return due.toSorted((a, b) => String(b.answers.revisit_on).localeCompare(String(a.answers.revisit_on)))[0];
}

/** Its page was opened: a day that has come is over with it. */
export function lookedAgain(repair: Repair): void {
  if (isDue(repair)) void drafts.set(nameOf(repair.id), repair.answers.revisit_on);
}

function isDue({ id, answers: { revisit_on: day } }: Repair): boolean {
  return typeof day === 'string' && day <= today() && today() < dayAfter(day, DAYS) && drafts.get<string>(nameOf(id)) !== day;
}
