// The softer and the stronger way to say a thought. Apart from what is shown, so that the first screen goes without.

import { entries, type OpenEntry } from '../store';
import { barredTexts } from './card-status';
import { respond, show, shown } from './shown';
import { type Family, findText, type Text } from './texts';

/** The text of the same family one level down or up, unless it may not come. */
export function sibling(family: Family, text: Text, step: -1 | 1, responses: readonly OpenEntry<'card-responses'>[]): Text | null {
  const barred = barredTexts(responses);
  return family.texts.find(({ id, level }) => level === text.level + step && !barred.has(id)) ?? null;
}

/** One level softer or stronger, when the person asks for it. Returns which one, or null where there is none. */
export function step(id: string, by: -1 | 1): string | null {
  const to = siblingOf(id, by);
  if (!to) return null;
  const here = shown.peek() === id;
  respond(id, by < 0 ? 'softer' : 'stronger');
  if (here) show(to);
  return to;
}

export function siblingOf(id: string, by: -1 | 1): string | null {
  const found = findText(id);
  return found ? (sibling(found.family, found.text, by, entries.of('card-responses').value)?.id ?? null) : null;
}
