// Which affirmation comes, from the deck, this device's memory and what was answered. Apart from what is shown, so that
// the first screen goes without.

import { entries, type OpenEntry } from '../store';
import { dayKey } from '../i18n/calendar';
import { deckOf, drawn, drawnInstead, type Lately, withShown } from './deck';
import { findText, type Library, library } from './texts';

type Responses = readonly OpenEntry<'card-responses'>[];

/**
 * What comes by itself on a day. Always the same for the same day, cards and answers, in whichever order they arrived.
 * Null when there is nothing that may come, and for the rest of a day on which something stung.
 */
export function dayCard(day: string, from: Library, cards: readonly OpenEntry<'cards'>[], responses: Responses, lately: Lately = {}): string | null {
  if (stungOn(day, responses)) return null;
  return drawn(day, deckOf(from, cards, responses), lately)?.id ?? null;
}

/** Whether something stung on this day: nothing more comes of itself before the next. */
export function stungOn(day: string, responses: Responses): boolean {
  return responses.some(({ columns, created_at }) => columns.response === 'stung' && dayKey(created_at) === day);
}

/** One that was not there today; where all were, one that is not there `now`. Null where there is no other. */
export function instead(day: string, now: string | null, lately: Lately): string | null {
  const known = library.peek();
  if (!known) return null;
  const deck = deckOf(known, entries.of('cards').peek(), entries.of('card-responses').peek());
  const here = now === null ? [] : [thoughtOf(now)];
  const seen = Object.keys(lately).filter((one) => lately[one] === day);
  return (drawnInstead(day, deck, [...seen, ...here], lately) ?? drawnInstead(day, deck, here, lately))?.id ?? null;
}

/** `lately` once a text was shown. */
export function lastShown(lately: Lately, id: string, day: string): Lately {
  return withShown(lately, thoughtOf(id), day);
}

function thoughtOf(id: string): string {
  return findText(id)?.family.id ?? id;
}
