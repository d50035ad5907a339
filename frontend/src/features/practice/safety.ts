import { drafts, entries } from '../../store';
import { now } from '../../i18n/calendar';
import type { Person } from '../../entries/people/person';
import type { Subject } from '../../entries/people/safety/check';
import { gateFor, type Gate } from '../../entries/people/safety/gate';
import { saidUnsafe } from '../../entries/people/safety/quiet-offer';
import { type Repair } from '../../entries/repairs/repair';
import { asksFirst, type Screen, speaks } from '../../entries/repairs/walk';

// What stands before the words of a repair. The line that was confirmed is kept on this device alone, with whom it
// was about.

const nameOf = (repair: Repair): string => `repair/${repair.id}/safe`;
const whom = (repair: Repair): string => repair.columns.person ?? 'nobody';

function personIn({ columns }: Repair): Person | undefined {
  return columns.person === null ? undefined : entries.find('people', columns.person);
}

/**
 * Whose route it is: the person's, or the repair's own where nobody is named, or was when it became quiet. Nothing
 * for somebody named who is not on this device any more.
 */
export function subjectOf(repair: Repair): Subject | undefined {
  return repair.columns.person === null || repair.columns.route === 'quiet' ? repair : personIn(repair);
}

export function gateOf(repair: Repair, moment = now().getTime()): Gate {
  const subject = subjectOf(repair);
  // Named, and not on this device any more: how carefully to go with them is not known, so the careful way holds.
  return subject ? gateFor(subject, drafts.get<string>(nameOf(repair)) === whom(repair), moment) : 'gone';
}

/** What stands before one screen: the questions before words alone, and a route that closes before all of speaking. */
export function gateBefore(repair: Repair, screen: Screen): Gate {
  const gate = gateOf(repair);
  const closed = gate === 'quiet' || gate === 'gone';
  return asksFirst(screen) || (speaks(screen) && closed) ? gate : 'open';
}

export function confirmSafe(repair: Repair): void {
  void drafts.set(nameOf(repair), whom(repair));
}

/** The line that was confirmed holds no longer: it is asked for anew, where the route wants it. */
export function askAgain(repair: Repair): void {
  void drafts.remove(nameOf(repair));
}

/** Whether a repair says that something was not safe (backend/repairs/rules.py). */
export function saysUnsafe({ answers: { outcome, response, felt_safe } }: Repair): boolean {
  return felt_safe === 0 || [outcome, ...(response ?? [])].some((said) => said === 'not_safe_to_repair' || said === 'got_worse' || said === 'was_scary');
}

/**
 * Something was not safe: the questions are asked again before any words, on every device, and the confirmed line
 * holds no longer.
 */
export function afterFright(repair: Repair): void {
  askAgain(repair);
  saidUnsafe(subjectOf(repair));
}
