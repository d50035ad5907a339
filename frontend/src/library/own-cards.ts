import { entries, isDoubted, type OpenEntry } from '../store';
import { barredTexts } from './card-status';

type Card = OpenEntry<'cards'>;

/** The name of a personal card among the texts that one can answer. */
export function textIdOf(id: string): string {
  return `card:${id}`;
}

/**
 * Whether the person chose to go quietly with somebody who is their therapist; also while the server may have changed
 * what is known of that one.
 */
export function isQuietWithTherapist(): boolean {
  return entries.of('people').value.some(({ id, columns, answers }) => (columns.route === 'quiet' || isDoubted('people', id)) && answers.relation === 'my_therapist');
}

/**
 * The cards that may come by themselves: neither set aside, nor one that stung, was answered "never", or felt untrue
 * (0 to 3). One made from a kind moment is shown when it is asked for: it may be about somebody who is not to be
 * brought up. So is what a therapist noticed, and all that they offered once the person goes quietly with them.
 */
export function mayCome(cards: readonly Card[], responses: readonly OpenEntry<'card-responses'>[]): Card[] {
  const barred = barredTexts(responses);
  const asked = new Set<Card['columns']['origin']>(isQuietWithTherapist() ? ['moment', 'noticed', 'offered'] : ['moment', 'noticed']);
  return cards.filter(
    ({ id, columns, words }) => !asked.has(columns.origin) && !columns.set_aside && words.text?.trim() && !barred.has(textIdOf(id)),
  );
}

/** What matters to the person, in their words, as far as it may come by itself. */
export function valuesNotes(cards: readonly Card[], responses: readonly OpenEntry<'card-responses'>[]): Card[] {
  return mayCome(cards, responses).filter(({ columns }) => columns.origin === 'value');
}
