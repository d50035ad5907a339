import { type ReadonlySignal, signal } from '@preact/signals';

import { type Columns, drafts, entries, type OpenEntry } from '../store';
import { onForget } from '../vault/forget';
import { mayCome, textIdOf } from './own-cards';
import { findText, type Library, library, ownOf } from './texts';
import { cardOf, hash, sibling, cardStatuses } from './card-status';

type Response = Columns<'card-responses'>['response'];
type Responses = readonly OpenEntry<'card-responses'>[];
/** `asked`: the person chose this one, and has not answered it since. */
type Kept = { readonly day: string; readonly id: string | null; readonly asked?: boolean };

const NAME = 'today/shown';
const WEEK = 7;
const OWN_DAYS = 3; // of seven: the library is not crowded out by many cards of one's own
const current = signal<string | null>(null);
let today = '';

/** The text on the screen. */
export const shown: ReadonlySignal<string | null> = current;

/**
 * What comes by itself on a day: each card of one's own about once a week, together on three days of seven at most,
 * and the library on the others. Always the same for the same day, cards and answers, in whichever order they
 * arrived. Null when there is nothing that may come.
 */
export function dayCard(day: string, from: Library, cards: readonly OpenEntry<'cards'>[], responses: Responses): string | null {
  const text = cardOf(day, from, responses)?.id ?? null;
  const own = mayCome(cards, responses);
  if (text && hash(`${day}/own`) % WEEK >= Math.min(own.length, OWN_DAYS)) return text;
  const [first] = own.toSorted((a, b) => hash(day + a.id) - hash(day + b.id));
  return first ? textIdOf(first.id) : text;
}

/** Shows the day's card, or the one that was asked for earlier this day. */
export function showToday(day: string): void {
  const known = library.peek();
  if (!known) return;
  today = day;
  const kept = drafts.get<Kept>(NAME);
  if (kept?.day === day && kept.id !== null && mayStay(kept.id, kept.asked === true)) current.value = kept.id;
  else show(dayCard(day, known, entries.of('cards').peek(), entries.of('card-responses').peek()));
}

/**
 * One that was asked for may stay although it felt untrue once; nothing that stung, was answered "never" or was set
 * aside does.
 */
function mayStay(id: string, asked: boolean): boolean {
  const responses = entries.of('card-responses').peek();
  const own = ownOf(id);
  if (own ? own.columns.set_aside : !findText(id)) return false;
  return asked ? !refused(id, responses) : !cardStatuses(responses).get(id)?.barred;
}

function refused(id: string, responses: Responses): boolean {
  return responses.some(({ columns }) => columns.text === id && (columns.response === 'stung' || columns.response === 'never'));
}

export function show(id: string | null): void {
  current.value = id;
  void drafts.set(NAME, { day: today, id } satisfies Kept);
}

/** Puts a text that the person chose on Today, for the rest of the day. */
export function ask(id: string, day: string): void {
  today = day;
  current.value = id;
  void drafts.set(NAME, { day, id, asked: true } satisfies Kept);
}

/** Records an answer to a text: on the device at once, everywhere when there is a connection. */
export function respond(text: string, response: Response, true_now?: number): void {
  entries.put('card-responses', null, { columns: { text, response }, answers: true_now === undefined ? {} : { true_now }, words: {} });
  if (text === current.peek()) show(text); // whether it may stay is up to this answer now
}

/** One level softer or stronger, when the person asks for it. Returns which one, or null where there is none. */
export function step(id: string, by: -1 | 1): string | null {
  const to = siblingOf(id, by);
  if (!to) return null;
  const here = current.peek() === id;
  respond(id, by < 0 ? 'softer' : 'stronger');
  if (here) show(to);
  return to;
}

export function siblingOf(id: string, by: -1 | 1): string | null {
  const found = findText(id);
  return found ? (sibling(found.family, found.text, by, entries.of('card-responses').value)?.id ?? null) : null;
}

/**
 * Takes a text off the screen for good, and sets a card of one's own aside. In place of "never" another one comes,
 * unless there is none.
 */
export function bar(id: string, response: 'stung' | 'never'): void {
  const here = current.peek() === id;
  respond(id, response);
  const own = ownOf(id);
  if (own) entries.put('cards', own.id, { ...own, columns: { ...own.columns, set_aside: true } });
  const known = library.peek();
  if (!here) return;
  const next = response === 'never' && known ? dayCard(`${today}/next`, known, entries.of('cards').peek(), entries.of('card-responses').peek()) : null;
  show(next);
}

onForget(() => {
  current.value = null;
});
