// What comes by itself, and when. Nothing here asks for the time or keeps anything: the same day, cards and answers
// give the same affirmation on every device.

import type { OpenEntry } from '../store';
import { isNewer } from '../store/order';
import { barredTexts, rests } from './card-status';
import { hash } from './hash';
import { mayCome, textIdOf } from './own-cards';
import type { Family, Library, Text } from './texts';

type Responses = readonly OpenEntry<'card-responses'>[];

/** An affirmation that may come, and the thought it says: a family of the library, or a card of the person's own. */
export type Drawn = { readonly thought: string; readonly id: string };

/** When a thought last came on this device, by its name: "2026-06-15". */
export type Lately = Readonly<Record<string, string>>;

type Deck = { /** The library's thoughts in their turn; null where none may come. */ readonly turns: readonly (Drawn | null)[]; readonly kept: readonly Drawn[] };

/** Days without a repeat (product.md, Affirmations). */
export const APART = 14;
const DAY_MS = 86_400_000;
const WEEK = 7;
const KEPT_DAYS = 3; // of seven: the library is not crowded out by what was kept

/** What may come by itself at all. */
export function deckOf(library: Library, cards: readonly OpenEntry<'cards'>[], responses: Responses): Deck {
  const own = mayCome(cards, responses).map(({ id }) => ({ thought: textIdOf(id), id: textIdOf(id) }));
  const barred = barredTexts(responses);
  const turns: (Drawn | null)[] = [];
  const kept: Drawn[] = [...own];
  // somebody else's words are chosen by the person, never by the app
  for (const family of inTurn(library.families.filter(({ quoted }) => !quoted))) {
    const said = responses.filter(({ columns }) => family.texts.some(({ id }) => id === columns.text));
    const text = comingText(family, said, barred);
    const drawn = text && { thought: family.id, id: text.id };
    if (said.some(({ columns }) => columns.response === 'kept')) {
      if (drawn) kept.push(drawn);
      if (!family.asked_only) turns.push(null); // keeps its turn, so that the others keep theirs
    } else if (!family.asked_only) turns.push(drawn);
  }
  return { turns, kept: kept.toSorted((a, b) => hash(a.thought) - hash(b.thought)) };
}

/**
 * What comes on a day: what was kept on three days of seven at most, else the library's. Null where nothing may, and
 * where all that may was there within two weeks.
 */
export function drawn(day: string, deck: Deck, lately: Lately = {}): Drawn | null {
  const number = dayNumber(day);
  const rested = hasRested(day, lately);
  const kept = keptOn(number, deck.kept);
  return kept && rested(kept) ? kept : (allInOrder(number, deck).find(rested) ?? null);
}

/** What answers to something, by the families named: of each its text as it may come, or none where it rests. */
export function answering(names: readonly string[], library: Library, responses: Responses): (Drawn & { readonly theme: string; readonly text: string })[] {
  const barred = barredTexts(responses);
  return names.flatMap((name) => {
    const family = library.families.find(({ id }) => id === name);
    const text = family && comingText(family, responses.filter(({ columns }) => family.texts.some(({ id }) => id === columns.text)), barred);
    return family && text ? [{ thought: family.id, id: text.id, theme: family.theme, text: text.text }] : [];
  });
}

/** Another one than those in `not`, for a second note of the day; null where all others were there within two weeks. */
export function drawnBeside(day: string, deck: Deck, not: readonly string[], lately: Lately = {}): Drawn | null {
  return allInOrder(dayNumber(day), deck).filter(({ thought }) => !not.includes(thought)).find(hasRested(day, lately)) ?? null;
}

/** Another one than those in `not`, because the person asks for it. */
export function drawnInstead(day: string, deck: Deck, not: readonly string[], lately: Lately = {}): Drawn | null {
  const others = allInOrder(dayNumber(day), deck).filter(({ thought }) => !not.includes(thought));
  const longestAgo = others.toSorted((a, b) => (lately[a.thought] ?? '').localeCompare(lately[b.thought] ?? ''));
  return others.find(hasRested(day, lately)) ?? longestAgo[0] ?? null;
}

/** `lately` with one more, and without what is too long ago to matter. */
export function withShown(lately: Lately, thought: string, day: string): Lately {
  const recent = Object.entries(lately).filter(([, at]) => daysSince(at, dayNumber(day)) <= APART);
  return { ...Object.fromEntries(recent), [thought]: day };
}

/**
 * The text of a family that may come: of the level that the person last picked for it, or a softer one where that may
 * not come; the first where they picked none. Null when it stung in any of its ways, and where nobody kept anything of
 * a thought that comes only to who asked for it.
 */
function comingText(family: Family, said: Responses, barred: ReadonlySet<string>): Text | null {
  if (rests(family, said)) return null;
  if (family.asked_only && !said.some(({ columns }) => columns.response === 'kept')) return null;
  const picked = pickedLevel(family, said);
  return family.texts.filter(({ id, level }) => level <= picked && !barred.has(id)).at(-1) ?? null;
}

const STEPS: Partial<Record<Responses[number]['columns']['response'], -1 | 0 | 1>> = { softer: -1, kept: 0, stronger: 1 };

function pickedLevel({ texts }: Family, said: Responses): number {
  let newest: Responses[number] | undefined;
  for (const one of said) if (one.columns.response in STEPS && (!newest || isNewer(one, newest))) newest = one;
  const at = newest && texts.find(({ id }) => id === newest?.columns.text)?.level;
  return newest && at ? Math.max(1, at + (STEPS[newest.columns.response] ?? 0)) : 1;
}

/** Those that were kept have days of their own, each at least fifteen apart. */
function keptOn(number: number, kept: readonly Drawn[]): Drawn | null {
  const round = Math.max(APART + 1, Math.ceil((kept.length * WEEK) / KEPT_DAYS));
  return kept.find((_, at) => Math.floor((at * round) / kept.length) === number % round) ?? null;
}

/** The one whose turn it is, then those that are farthest from theirs: half a round ago, and half a round away. */
function allInOrder(number: number, { turns, kept }: Deck): Drawn[] {
  return [...inOrder(number, turns), ...inOrder(number, kept)].filter((one) => one !== null);
}

function inOrder<T>(number: number, turns: readonly T[]): T[] {
  if (turns.length === 0) return [];
  const at = number % turns.length;
  const away = at + Math.floor(turns.length / 2);
  return [turns[at] as T, ...turns.map((_, by) => turns[(away + by) % turns.length] as T)];
}

/** Whether one may come on a day: it did not in the two weeks before, or it is the one of this day. */
function hasRested(day: string, lately: Lately): (one: Drawn) => boolean {
  return ({ thought }) => lately[thought] === day || daysSince(lately[thought], dayNumber(day)) > APART;
}

function inTurn(families: readonly Family[]): Family[] {
  return families.toSorted((a, b) => hash(a.id) - hash(b.id));
}

function dayNumber(day: string): number {
  return Math.floor(Date.parse(`${day}T00:00Z`) / DAY_MS);
}

function daysSince(day: string | undefined, number: number): number {
  return day === undefined ? Infinity : number - dayNumber(day);
}
