import { type EntryContent, entries, type Fields } from '../../store';
import { asksAnew, dueNow } from '../people/care';
import { type Answers, type ChoiceOfWay, CHOICES, type Repair, type Status } from './answers';
import type { Depth } from './fields';
import { isQuiet, isWithTherapist, personQuiet } from './quiet';

export * from './answers';

// The server refuses these for a person whose route is quiet (backend/repairs/rules.py); the screen does not offer them.
const SPEAK_UP: readonly ChoiceOfWay[] = ['say_something_small', 'ask_for_pause', 'apologise', 'set_limit'];

export type Change = {
  readonly columns?: Partial<Repair['columns']>;
  readonly answers?: Fields;
  readonly words?: Readonly<Record<string, string>>;
};

/** A new repair, light unless chosen otherwise, about somebody or about nobody named. */
export function beginRepair(person: string | null, depth: Depth = 'light', relation: string | null = null): Repair {
  const columns = { person, depth, status: 'draft', happened_on: null } as const;
  return entries.put('repairs', null, { columns, answers: relation === null ? {} : { relation }, words: {} });
}

/**
 * Changes what is named and keeps the rest. The status follows from the answers. What was closed for somebody stays closed when they are not
 * named any more, and who becomes a therapist is asked about anew.
 */
export function changeRepair(id: string, change: Change): void {
  const repair = entries.find('repairs', id);
  if (!repair) return;
  const anew = change.answers !== undefined && 'relation' in change.answers && asksAnew(repair.answers['relation'], change.answers['relation']);
  const unnamed = change.columns?.person === null && personQuiet(repair);
  const columns = {
    ...repair.columns,
    ...(anew ? dueNow(repair.columns) : {}),
    ...(unnamed ? ({ route: 'quiet' } as const) : {}),
    ...change.columns,
  };
  const answers = { ...repair.answers, ...change.answers } as EntryContent<'repairs'>['answers'];
  const words = { ...repair.words, ...change.words };
  const asked = change.columns?.status ?? statusFrom(answers as Answers & Fields, repair.columns.status);
  const status = isQuiet({ ...repair, columns }) ? quietly(asked, repair.columns.status) : asked;
  entries.put('repairs', id, { columns: { ...columns, status }, answers, words });
}

const SAID = new Set<unknown>(['yes', 'part_of_it', 'differently']);
const WAITS = new Set(['needs_time', 'no_answer_yet']);
const LOOKED_BACK = ['against_expectation', 'can_say_what_hurt', 'closeness_after'] as const;

/** The status that the answers ask for. What the person put away stays away; one set aside stays so until an answer says more. */
export function statusFrom(answers: Answers & Fields, before: Status): Status {
  const { choice, outcome, spoke, response } = answers;
  if (before === 'archived') return before;
  if (outcome === 'not_now') return 'not_now';
  if (outcome && outcome !== 'still_open') return 'closed';
  const waits = response?.some((one) => WAITS.has(one)) ?? false;
  const lookedBack = LOOKED_BACK.some((key) => answers[key] !== undefined && answers[key] !== null);
  if (SAID.has(spoke)) return waits ? 'waiting' : lookedBack ? 'reflected' : 'spoken';
  if (outcome === 'still_open') return 'paused';
  if (choice === 'not_now') return 'not_now';
  if (lookedBack) return 'reflected';
  return before === 'paused' ? before : 'draft';
}

/** For a quiet route nothing moves on to having spoken; what already stood so may stay (backend/repairs/rules.py: check_quiet). */
export function quietly(asked: Status, before: Status): Status {
  const speaking = (status: Status): boolean => status === 'spoken' || status === 'waiting';
  return speaking(asked) && asked !== before ? (speaking(before) ? before : 'paused') : asked;
}

/** Takes it out of the drafts without asking for an ending. */
export function setAside(id: string): void {
  changeRepair(id, { columns: { status: 'paused' } });
}

export function putAway(id: string): void {
  changeRepair(id, { columns: { status: 'archived' } });
}

/** Back to where its answers say that it stands. */
export function takeOut(id: string): void {
  const repair = entries.find('repairs', id);
  if (repair) changeRepair(id, { columns: { status: statusFrom(repair.answers as Answers & Fields, 'paused') } });
}

/** Whether a way leads to words for the other person. */
export function leadsToWords(choice: ChoiceOfWay): boolean {
  return SPEAK_UP.includes(choice);
}

/** The ways that are open, "not now" among them always. */
export function openChoices(repair: Repair): readonly ChoiceOfWay[] {
  if (!isQuiet(repair)) return CHOICES;
  const withThem = isWithTherapist(repair) ? 'practise_with_therapist' : null;
  return CHOICES.filter((choice) => !leadsToWords(choice) && choice !== withThem);
}

/** True while nothing was said in it: leaving it then leaves nothing behind. */
export function isBlank({ answers, words, columns }: Repair): boolean {
  const said = (value: unknown): boolean => (Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined && value !== '');
  return columns.happened_on === null && ![...Object.values(answers), ...Object.values(words)].some(said);
}
