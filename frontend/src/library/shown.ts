import { type ReadonlySignal, signal } from '@preact/signals';

import { type Columns, drafts, entries } from '../store';
import { onForget } from '../vault/forget';
import { barredTexts, putsAway, rests } from './card-status';
import { findText, library, ownOf } from './texts';

type Response = Columns<'card-responses'>['response'];
/** `asked`: the person chose this one, and has not answered it since. */
type Kept = { readonly day: string; readonly id: string | null; readonly asked?: boolean };

const NAME = 'today/shown';
const choosing = () => import('./choosing');
const current = signal<string | null | undefined>(undefined);
let today = '';

/** The text on the screen; null where there is none, undefined as long as nobody has looked. */
export const shown: ReadonlySignal<string | null | undefined> = current;

/** Shows the day's card, or the one that was asked for earlier this day. */
export async function showToday(day: string): Promise<void> {
  if (!library.peek()) return;
  today = day;
  const kept = drafts.get<Kept>(NAME);
  if (kept?.day === day && kept.id !== null && mayStay(kept.id, kept.asked === true)) {
    current.value = kept.id;
    remember(kept.id, day); // the page may have gone between the two writes
    return;
  }
  const before = current.peek();
  const id = await (await choosing()).cardNow(day);
  if (today !== day || current.peek() !== before) return; // something else was chosen in the meantime
  show(id);
}

/**
 * One that was asked for may stay although it felt untrue once; nothing that stung, was answered "never" or was set
 * aside does.
 */
function mayStay(id: string, asked: boolean): boolean {
  const responses = entries.of('card-responses').peek();
  const own = ownOf(id);
  if (own ? own.columns.set_aside : !findText(id)) return false;
  return asked ? !responses.some((one) => one.columns.text === id && putsAway(one)) : mayReturn(id);
}

/** Whether a text that came once may be shown again unasked. */
export function mayReturn(id: string): boolean {
  const responses = entries.of('card-responses').peek();
  const family = findText(id)?.family;
  return !barredTexts(responses).has(id) && !(family && rests(family, responses));
}

export function show(id: string | null): void {
  stand({ day: today, id });
}

/** Puts a text that the person chose on Today, for the rest of the day. */
export function ask(id: string, day: string): void {
  today = day;
  stand({ day, id, asked: true });
}

/** Another one, because the person asks for it; nothing changes where there is none. */
export async function another(day: string): Promise<void> {
  const next = (await choosing()).instead(day, current.peek() ?? null);
  if (next) ask(next, day);
}

function stand(kept: Kept): void {
  current.value = kept.id;
  void drafts.set(NAME, kept);
  if (kept.id !== null) remember(kept.id, kept.day);
}

function remember(id: string, day: string): void {
  void choosing().then((part) => part.remember(id, day)).catch(() => undefined); // locked: the next one is
}

/** Records an answer to a text: on the device at once, everywhere when there is a connection. */
export function respond(text: string, response: Response, true_now?: number): void {
  entries.put('card-responses', null, { columns: { text, response }, answers: true_now === undefined ? {} : { true_now }, words: {} });
  if (text === current.peek()) show(text); // whether it may stay is up to this answer now
}

/**
 * Takes a text off the screen for good, and sets a card of one's own aside. In place of "never" another one comes,
 * unless there is none.
 */
export async function bar(id: string, response: 'stung' | 'never'): Promise<void> {
  const here = current.peek() === id;
  respond(id, response);
  const own = ownOf(id);
  if (own) entries.put('cards', own.id, { ...own, columns: { ...own.columns, set_aside: true } });
  if (!here) return;
  show(null);
  if (response === 'stung') return;
  const next = (await choosing()).instead(today, id);
  if (current.peek() === null) show(next);
}

onForget(() => {
  current.value = undefined;
});
