import { entries } from '../../store';
import { begin, forgetBegun, isBegun } from '../../store/begun';
import { today } from '../../i18n/calendar';
import { type CheckIn, checkInOf } from './check-in';

/** What was written for this day, or an id for something new. */
export function idForToday(): string {
  return checkInOf(today())?.id ?? begin('check-ins');
}

export function find(id: string): CheckIn | undefined {
  return entries.find('check-ins', id);
}

/** Whether this address is of one that was just begun. */
export function isNew(id: string): boolean {
  return isBegun('check-ins', id);
}

/** While it is on the screen. Returns what lets go of it. */
export function hold(id: string): () => void {
  return entries.hold('check-ins', id);
}

/** Deletes it. Returns what brings it back. */
export function remove(id: string): () => void {
  forgetBegun('check-ins', id);
  entries.remove('check-ins', id);
  return () => entries.restore('check-ins', id);
}
