import { isIn } from '../../entries/repairs/fields';
import { isQuiet } from '../../entries/repairs/quiet';
import { answersOf, type Repair, wordsOf } from '../../entries/repairs/repair';

type Row = {
  readonly screen: string;
  readonly step: string;
  /** Words for the other person, and speaking up: closed for somebody with a quiet route. */
  readonly speaks?: true;
  /** Light shows its fields on another screen. */
  readonly notLight?: true;
};

/** The screens in order. One question each; a step has one to three. */
export const SCREENS = [
  { screen: 'happened', step: 'what_happened' },
  { screen: 'closeness', step: 'what_happened' },
  { screen: 'stirred', step: 'pause' },
  { screen: 'steady', step: 'pause' },
  { screen: 'feelings', step: 'make_sense' },
  { screen: 'needs', step: 'make_sense' },
  { screen: 'echo', step: 'make_sense' },
  { screen: 'choice', step: 'choose' },
  { screen: 'matters', step: 'choose', notLight: true },
  { screen: 'expected', step: 'choose' },
  { screen: 'hurt', step: 'words', speaks: true },
  { screen: 'say', step: 'words', speaks: true },
  { screen: 'how', step: 'words', speaks: true },
  { screen: 'spoke', step: 'speak_up', speaks: true },
  { screen: 'response', step: 'response' },
  { screen: 'felt', step: 'response' },
  { screen: 'reflect', step: 'reflect' },
  { screen: 'after', step: 'reflect' },
  { screen: 'outcome', step: 'outcome' },
  { screen: 'keepsake', step: 'outcome' },
] as const satisfies readonly Row[];
export type Screen = (typeof SCREENS)[number]['screen'];

const rows: readonly (Row & { readonly screen: Screen })[] = SCREENS;

export function isScreen(name: string | undefined): name is Screen {
  return rows.some(({ screen }) => screen === name);
}

export function speaks(name: Screen): boolean {
  return rows.some(({ screen, speaks: words }) => screen === name && words === true);
}

/** Which part of the practice a screen belongs to. */
export function stepOf(name: Screen | undefined): string | undefined {
  return rows.find(({ screen }) => screen === name)?.step;
}

/** The screens that a repair walks through in its depth. */
export function screensOf(repair: Repair): readonly Screen[] {
  const { depth } = repair.columns;
  const quiet = isQuiet(repair);
  return rows
    .filter(({ step, notLight, speaks: words }) => isIn(step, depth) && !(notLight && depth === 'light') && !(quiet && words))
    .filter(({ screen }) => screen !== 'hurt' || asksForMyPart(repair))
    .map(({ screen }) => screen);
}

/**
 * The next screen of the walk, also from one that the depth does not walk through. "Not now" ends it where it is
 * said.
 */
export function after(repair: Repair, from: Screen): Screen | null {
  if (from === 'choice' && answersOf(repair).choice === 'not_now') return null;
  const walked = screensOf(repair);
  const at = rows.findIndex(({ screen }) => screen === from);
  return rows.slice(at + 1).find(({ screen }) => walked.includes(screen))?.screen ?? null;
}

/** "I hurt them" has words of its own. */
function asksForMyPart(repair: Repair): boolean {
  const { kinds = [], choice } = answersOf(repair);
  return kinds.includes('i_hurt_them') || choice === 'apologise' || Object.entries(wordsOf(repair)).some(([key, text]) => key.startsWith('hurt_') && text);
}
