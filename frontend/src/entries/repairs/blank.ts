import { type EntryContent, entries } from '../../store';
import { isBlank as saysNothing } from '../change';
import { forgetPlace } from './place';

// By itself, for the list of the practice needs no more of a repair than this.

/**
 * True while nothing was said in it: leaving it then leaves nothing behind. The day alone says something, and so does
 * how carefully to go with it; who it is about does not.
 */
export function isBlank({ columns, answers, words }: EntryContent<'repairs'>): boolean {
  return columns.happened_on === null && columns.route === 'unset' && saysNothing({ answers: { ...answers, relation: null }, words });
}

/**
 * Takes away one that says nothing, with what stood on this device about it. By its place the list knows it as begun
 * here, so that goes last: an app closed in between takes it away the next time.
 */
export function dropBlank(id: string): void {
  entries.remove('repairs', id);
  void entries.settled().then(() => forgetPlace(id));
}
