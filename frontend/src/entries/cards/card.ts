import type { EntryContent, OpenEntry } from '../../store';
import { type Change, change } from '../change';

export type Card = OpenEntry<'cards'>;
export type Content = EntryContent<'cards'>;
export type Origin = Content['columns']['origin'];

/** What somebody can begin by themselves; the other origins come from elsewhere in the app. */
export function originFrom(query: string | undefined): Origin {
  return query === 'value' ? 'value' : 'own';
}

export function blank(origin: Origin = 'own', text = ''): Content {
  return { columns: { origin, set_aside: false }, answers: {}, words: { text } };
}

/** The first change makes the card, from `start`. */
export function changeCard(id: string, what: Change<'cards'>, start: Content): void {
  change('cards', id, what, start);
}
