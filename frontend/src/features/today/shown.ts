import { type ReadonlySignal, signal } from '@preact/signals';

import { drafts, entries, type EntryKinds } from '../../offline';
import { onForget } from '../../vault/forget';
import { findText, library } from './library';
import { cardOf, sibling, standings } from './standing';

type Response = EntryKinds['card-responses']['columns']['response'];
type Kept = { readonly day: string; readonly id: string | null };

const NAME = 'today/shown';
const current = signal<string | null>(null);
let today = '';

/** The text on the screen. */
export const shown: ReadonlySignal<string | null> = current;

/** Shows the day's card, or the sibling that was asked for earlier this day. */
export function showToday(day: string): void {
  const known = library.peek();
  if (!known) return;
  today = day;
  const kept = drafts.get<Kept>(NAME);
  const responses = entries.of('card-responses').peek();
  const still = kept?.day === day && kept.id !== null && findText(kept.id) && !standings(responses).get(kept.id)?.barred;
  current.value = still ? kept.id : (cardOf(day, known, responses)?.id ?? null);
}

export function show(id: string | null): void {
  current.value = id;
  void drafts.set(NAME, { day: today, id } satisfies Kept);
}

/** Records an answer to a text: on the device at once, everywhere when there is a connection. */
export function respond(text: string, response: Response, true_now?: number): void {
  entries.put('card-responses', null, { columns: { text, response }, answers: true_now === undefined ? {} : { true_now }, words: {} });
}

/** One level softer or stronger, when the person asks for it. */
export function step(id: string, by: -1 | 1): void {
  const to = siblingOf(id, by);
  if (!to) return;
  respond(id, by < 0 ? 'softer' : 'stronger');
  show(to);
}

export function siblingOf(id: string, by: -1 | 1): string | null {
  const found = findText(id);
  return found ? (sibling(found.family, found.text, by, entries.of('card-responses').value)?.id ?? null) : null;
}

/** Takes a text off the screen for good. Another one of the first level stands in its place, unless there is none. */
export function bar(id: string, response: 'stung' | 'never'): void {
  respond(id, response);
  const known = library.peek();
  show(response === 'stung' || !known ? null : (cardOf(`${today}/next`, known, entries.of('card-responses').peek())?.id ?? null));
}

onForget(() => {
  current.value = null;
});
