import type { EntryContent } from '../../store';
import { isBlank as saysNothing } from '../change';

// By itself, for the list of the practice needs no more of a repair than this.

/**
 * True while nothing was said in it: leaving it then leaves nothing behind. The day alone says something, and so does
 * how carefully to go with it; who it is about does not.
 */
export function isBlank({ columns, answers, words }: EntryContent<'repairs'>): boolean {
  return columns.happened_on === null && columns.route === 'unset' && saysNothing({ answers: { ...answers, relation: null }, words });
}
