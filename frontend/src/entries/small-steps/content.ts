import { type EntryContent, entries, type OpenEntry } from '../../store';
import { mayResurface } from '../people/person';

export type Step = OpenEntry<'small-steps'>;
export type Content = EntryContent<'small-steps'>;

/** With somebody who is not gone openly with. One who is not on this device may be one of these. */
export function isClosed({ columns: { person: id } }: Content): boolean {
  const person = id === null ? undefined : entries.find('people', id);
  return id !== null && !(person?.columns.route === 'open' && mayResurface(person));
}

/** Whether it stays out of sight until somebody looks for it. */
export function rests(step: Content): boolean {
  return step.columns.put_away || isClosed(step);
}
