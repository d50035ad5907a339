import type { OpenEntry } from '../../offline';
import { standings } from '../today/standing';

type Card = OpenEntry<'cards'>;

/** The name of a personal card among the texts that one can answer. */
export function textIdOf(id: string): string {
  return `card:${id}`;
}

/** What matters to the person, in their words: neither set aside, nor one that stung, was answered "never", or felt untrue (0 to 3). */
export function valuesNotes(cards: readonly Card[], responses: readonly OpenEntry<'card-responses'>[]): Card[] {
  const known = standings(responses);
  return cards.filter(
    ({ id, columns, words }) => columns.origin === 'value' && !columns.set_aside && words.text.trim() !== '' && !known.get(textIdOf(id))?.barred,
  );
}
