// Which affirmation comes, from the deck, this device's memory and what was answered. Apart from what is shown, so that
// the first screen goes without.

import { drafts, entries, type OpenEntry } from '../store';
import { dayKey } from '../i18n/calendar';
import { deckOf, drawn, drawnInstead, type Lately, withShown } from './deck';
import { shownOn } from '../sw/pool';
import { LATELY, shownLately } from './lately';
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

/** The same with what this device has and remembers, notes among it. */
export async function cardNow(day: string): Promise<string | null> {
  await noted();
  const known = library.peek();
  return known && dayCard(day, known, entries.of('cards').peek(), entries.of('card-responses').peek(), shownLately());
}

/** Whether something stung on this day: nothing more comes of itself before the next. */
export function stungOn(day: string, responses: Responses): boolean {
  return responses.some(({ columns, created_at }) => columns.response === 'stung' && dayKey(created_at) === day);
}

/** One that was not there today; where all were, one that is not there `now`. Null where there is no other. */
export function instead(day: string, now: string | null): string | null {
  const known = library.peek();
  if (!known) return null;
  const lately = shownLately();
  const deck = deckOf(known, entries.of('cards').peek(), entries.of('card-responses').peek());
  const here = now === null ? [] : [thoughtOf(now)];
  const seen = Object.keys(lately).filter((one) => lately[one] === day);
  return (drawnInstead(day, deck, [...seen, ...here], lately) ?? drawnInstead(day, deck, here, lately))?.id ?? null;
}

/** Remembers on this device that a text was shown. Writes nothing where it is remembered for this day already. */
export async function remember(id: string, day: string): Promise<void> {
  const lately = shownLately();
  const thought = thoughtOf(id);
  if (lately[thought] !== day) await drafts.set(LATELY, withShown(lately, thought, day));
}

/** Takes in what notes showed on this device: it came by itself, like what was shown here. */
export async function noted(): Promise<void> {
  const notes = Object.entries(await shownOn('affirmation').catch(() => ({})));
  const before = shownLately();
  const lately = { ...before };
  for (const [id, day] of notes) {
    const thought = thoughtOf(id);
    if (day > (lately[thought] ?? '')) lately[thought] = day;
  }
  // locked in the meantime: they are taken in the next time
  if (notes.some(([id]) => lately[thoughtOf(id)] !== before[thoughtOf(id)])) await drafts.set(LATELY, lately).catch(() => undefined);
}

function thoughtOf(id: string): string {
  return findText(id)?.family.id ?? id;
}
