import type { LetterTo } from '../../api/vocabularies/letter-to';
import { type EntryContent, entries, type OpenEntry } from '../../store';
import { type Change, change, merge } from '../change';
import { rests } from './resting';

export type Letter = OpenEntry<'unsent-letters'>;
export type Content = EntryContent<'unsent-letters'>;

/** With everything left open: a letter may be to nobody in particular. */
export function blank(person: string | null = null, to?: LetterTo): Content {
  const begun = person === null ? to : 'somebody';
  return { columns: { person, put_away: false }, answers: begun ? { to: begun } : {}, words: {} };
}

/**
 * Whom it is to is said once: somebody from the person's list, or in words. One that rested stays out of sight when it
 * is to them no more: what it says may still be about them.
 */
export function mergeLetter(before: Content, what: Change<'unsent-letters'>): Content {
  const after = merge(before, what);
  const named = (after.answers.to ?? 'somebody') === 'somebody' ? after.columns.person : null;
  const left = before.columns.person !== null && before.columns.person !== named && rests(before);
  return { ...after, columns: { ...after.columns, person: named, put_away: after.columns.put_away || left } };
}

/** The first change makes the letter, from `start`. */
export function changeLetter(id: string, what: Change<'unsent-letters'>, start: Content = blank()): void {
  change('unsent-letters', id, what, start, mergeLetter);
}

export function putAway(letter: Letter, put_away: boolean): void {
  entries.put('unsent-letters', letter.id, { ...letter, columns: { ...letter.columns, put_away } });
}
