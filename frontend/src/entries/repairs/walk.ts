import { REPAIR_OUTCOME, type RepairOutcome } from '../../api/vocabularies/repair-outcome';
import data from '../../../../backend/repairs/data/walk.yaml';
import { entries } from '../../store';
import { answersOf, type Repair, wordsOf } from './answers';
import { placeIn } from './place';
import { isQuiet, isWithTherapist } from './quiet';
import { leadsToWords, wasNotSaid, wasSaid } from './speaking';

// Which screens somebody meets, in which order: by the table that the server's rules stand on too.

/** The names of the screens, in the order of the list of steps. */
export const SCREENS = [
  'happened', 'closeness', 'stirred', 'steady', 'feelings', 'needs', 'echo', 'choice', 'matters', 'expected', 'hurt', 'say', 'how',
  'spoke', 'response', 'felt', 'reflect', 'after', 'session', 'kind', 'outcome', 'keepsake', 'therapist',
] as const;
export type Screen = (typeof SCREENS)[number];

const ASPECTS = ['choice', 'depth', 'route', 'whom'] as const;
type Way = Readonly<Record<(typeof ASPECTS)[number], string>>;
type Row = { readonly [Aspect in keyof Way]?: readonly string[] } & {
  readonly met: readonly Screen[];
  readonly offered?: readonly Screen[];
  readonly without?: readonly string[];
};
type Table = {
  readonly speaks: readonly Screen[];
  readonly asks_first: readonly Screen[];
  readonly once_said: readonly Screen[];
  readonly my_part: readonly Screen[];
  readonly mended: readonly RepairOutcome[];
  readonly refers: Readonly<Record<string, keyof Repair['words']>>;
  readonly walks: readonly Row[];
};

const table = data as Table;

export function isScreen(name: string | undefined): name is Screen {
  return (SCREENS as readonly (string | undefined)[]).includes(name);
}

/** Words for the other person, and having said them: closed for somebody with a quiet route. */
export function speaks(screen: Screen): boolean {
  return table.speaks.includes(screen);
}

/** The safety check stands before it. */
export function asksFirst(screen: Screen): boolean {
  return table.asks_first.includes(screen);
}

function wayOf(repair: Repair): Way {
  const { person, depth, route } = repair.columns;
  const whom = isWithTherapist(repair) ? 'therapist' : person === null ? 'unnamed' : 'named';
  const theirs = person === null ? route : (entries.find('people', person)?.columns.route ?? route);
  return { choice: answersOf(repair).choice ?? 'none', depth, route: isQuiet(repair) ? 'quiet' : theirs, whom };
}

function rowOf(repair: Repair): Row {
  const way = wayOf(repair);
  return table.walks.find((row) => ASPECTS.every((aspect) => row[aspect]?.includes(way[aspect]) ?? true)) ?? { met: [] };
}

/** The screens of its walk, in order. */
export function screensOf(repair: Repair): readonly Screen[] {
  const said = wasSaid(answersOf(repair).spoke);
  return rowOf(repair).met.filter((screen) => (said || !table.once_said.includes(screen)) && (!table.my_part.includes(screen) || asksForMyPart(repair)));
}

/** Those, and what else somebody may go to by themselves. */
export function openScreens(repair: Repair): readonly Screen[] {
  const { met, offered = [] } = rowOf(repair);
  const unsaid = wasNotSaid(answersOf(repair).spoke);
  const open = [...met, ...offered].filter((screen) => !(unsaid && table.once_said.includes(screen)));
  const walked = screensOf(repair);
  // in the order of the list of steps, but for a walk that has an order of its own and nothing beside it
  const beside = SCREENS.filter((screen) => open.includes(screen) && (!table.my_part.includes(screen) || asksForMyPart(repair)));
  return beside.length > walked.length ? beside : walked;
}

/** The next screen of the walk, or of what is open beside it, or nothing more. */
export function after(repair: Repair, from: Screen): Screen | null {
  const walked = screensOf(repair);
  const way = walked.includes(from) ? walked : openScreens(repair);
  const at = way.indexOf(from);
  if (at >= 0) return way[at + 1] ?? null;
  return walked.find((screen) => SCREENS.indexOf(screen) > SCREENS.indexOf(from)) ?? null;
}

/** Where somebody left it, while that is still open: what closed since is not led to. */
export function placeToGoOn(repair: Repair & { readonly id: string }): string | undefined {
  const place = placeIn(repair.id)?.screen;
  return isScreen(place) && !openScreens(repair).includes(place) ? undefined : place;
}

/**
 * Whether a screen asks for a field in this one: not one that speaks of what nothing was said to, unless it was
 * answered before.
 */
export function asksFor(repair: Repair, field: string): boolean {
  const of = table.refers[field];
  if (of && !wordsOf(repair)[of]?.trim() && !answersOf(repair)[field as keyof Repair['answers']]) return false;
  return !rowOf(repair).without?.includes(field);
}

/**
 * The endings that fit: what only speaking can bring is not offered to whoever chose not to. What was answered stays.
 */
export function endingsOf(repair: Repair): readonly RepairOutcome[] {
  const { choice, outcome, spoke } = answersOf(repair);
  const unspoken = isQuiet(repair) || (choice !== undefined && !leadsToWords(choice)) || wasNotSaid(spoke);
  return REPAIR_OUTCOME.filter((one) => !unspoken || one === outcome || !table.mended.includes(one));
}

/** "I hurt them" has words of its own. */
function asksForMyPart(repair: Repair): boolean {
  const { kinds = [], choice } = answersOf(repair);
  return kinds.includes('i_hurt_them') || choice === 'apologise' || Object.entries(wordsOf(repair)).some(([key, text]) => key.startsWith('hurt_') && text);
}
