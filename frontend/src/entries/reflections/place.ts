import { drafts } from '../../store';
import { type Content, type Form, stopIn } from './reflection';

/**
 * The screens of each form, in order: one question each. A name stands in one form only, so that an address says
 * which form it is.
 */
export const SCREENS = {
  kind_minute: ['hurts', 'others', 'kindness', 'after'],
  parts: ['part', 'feel', 'sounds', 'tries', 'worries', 'needs', 'wise', 'thanks'],
  standard: ['rule', 'whose', 'strict', 'protected', 'loved', 'kinder', 'true'],
  keeps_away: ['ways', 'comes_up', 'once', 'still', 'to_it'],
} as const satisfies Record<Form, readonly string[]>;

export type Screen = (typeof SCREENS)[Form][number];

/** What is announced before the form begins, because it can upset, and can be left out from the start. */
export const SORE: Readonly<Record<Form, Screen>> = { kind_minute: 'hurts', parts: 'worries', standard: 'whose', keeps_away: 'once' };

// What a part does and fears is asked of those that guard; a tender one is kept company. What was written stays.
const ASKS_MUCH: readonly Screen[] = ['tries', 'worries'];

/** Where an answer can stop it. */
const STOPS: Partial<Readonly<Record<Form, Screen>>> = { kind_minute: 'after', parts: 'feel' };

export function formWith(screen: string | undefined): Form | null {
  for (const [form, screens] of Object.entries(SCREENS)) if ((screens as readonly (string | undefined)[]).includes(screen)) return form as Form;
  return null;
}

/**
 * The screens that this one has: none without what it would be about, none that was left out at the start, none that
 * asks much of a tender part, and none after an answer that stops it.
 */
export function screensOf({ columns: { form }, answers, words }: Content, leftOut: Screen | null = null): readonly Screen[] {
  const all = SCREENS[form] as readonly Screen[];
  const open = stopIn({ answers }) ? all.slice(0, all.indexOf(STOPS[form] as Screen) + 1) : all;
  return open.filter(
    (screen) =>
      screen !== leftOut &&
      (screen !== 'wise' || answers.part !== 'wise_adult') && // it has just spoken
      (!ASKS_MUCH.includes(screen) || answers.part !== 'tender_part' || Boolean(words[screen as 'tries'])) &&
      (screen !== 'true' || Boolean(words['kinder']?.trim())),
  );
}

export type Place = { readonly screen: Screen; readonly caret?: number; /** The second one of the screen; none is the first. */ readonly field?: string; readonly leftOut?: Screen };

/** Where somebody was. Kept on the device, so that closing the app in the middle loses neither step nor caret. */
export function placeIn(id: string): Place | undefined {
  return drafts.get<Place>(`reflection/${id}`);
}

/** Keeps the place; what was left out at the start stays left out. */
export function keepPlace(id: string, place: Place): void {
  const leftOut = place.leftOut ?? placeIn(id)?.leftOut;
  void drafts.set(`reflection/${id}`, { ...place, ...(leftOut ? { leftOut } : {}) });
}

/** Sets out anew, without what was left out an earlier time. */
export function setOut(id: string, place: Place): void {
  void drafts.set(`reflection/${id}`, place);
}

export function forgetPlace(id: string): void {
  void drafts.remove(`reflection/${id}`);
}
