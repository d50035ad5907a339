import { type EntryContent, entries, type OpenEntry } from '../../offline';

export type Repair = OpenEntry<'repairs'>;
type Status = Repair['columns']['status'];

export const KINDS = [
  'felt_unheard',
  'misunderstanding',
  'left_out',
  'too_much_too_fast',
  'promise_broken',
  'criticised',
  'they_pulled_away',
  'i_hurt_them',
  'other',
] as const;
export type KindOfMoment = (typeof KINDS)[number];

export const CHOICES = [
  'not_now',
  'write_for_me',
  'practise_with_therapist',
  'say_something_small',
  'ask_for_pause',
  'apologise',
  'let_it_go',
  'set_limit',
] as const;
export type ChoiceOfWay = (typeof CHOICES)[number];

// The server refuses these for a person whose route is quiet (backend/repairs/rules.py); the screen does not offer them.
const SPEAK_UP: readonly ChoiceOfWay[] = ['say_something_small', 'ask_for_pause', 'apologise', 'set_limit'];

export const OUTCOMES = [
  'not_now',
  'still_open',
  'repaired',
  'partly',
  'let_it_be',
  'kept_my_limit',
  'more_distance',
  'it_ended',
  'not_safe_to_repair',
  'got_worse',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

type Answers = {
  readonly kinds?: readonly KindOfMoment[];
  readonly closeness_before?: number | null;
  readonly choice?: ChoiceOfWay | null;
  readonly readiness?: number | null;
  readonly outcome?: Outcome | null;
};
type Words = { readonly happened?: string; readonly expected?: string; readonly next_step?: string; readonly keepsake?: string };

export type Change = { readonly columns?: Partial<Repair['columns']>; readonly answers?: Answers; readonly words?: Words };

export function answersOf(repair: Repair): Answers {
  return repair.answers as Answers;
}

export function wordsOf(repair: Repair): Words {
  return repair.words;
}

/** A new repair, light, about somebody or about nobody named. */
export function beginRepair(person: string | null): Repair {
  const columns = { person, depth: 'light', status: 'draft', happened_on: null } as const;
  return entries.put('repairs', null, { columns, answers: {}, words: {} });
}

/** Changes what is named and keeps the rest. The status follows from the answers: an ending closes, "not now" rests. */
export function changeRepair(id: string, change: Change): void {
  const repair = entries.find('repairs', id);
  if (!repair) return;
  const answers = { ...repair.answers, ...change.answers } as EntryContent<'repairs'>['answers'];
  const status = change.columns?.status ?? statusFrom(answers as Answers, repair.columns.status);
  entries.put('repairs', id, {
    columns: { ...repair.columns, ...change.columns, status },
    answers,
    words: { ...repair.words, ...change.words },
  });
}

/** The status that the answers ask for; one that only other steps can set stays. */
export function statusFrom({ choice, outcome }: Answers, before: Status): Status {
  if (outcome === 'not_now' || (!outcome && choice === 'not_now')) return 'not_now';
  if (outcome === 'still_open') return 'paused';
  if (outcome) return 'closed';
  return before === 'not_now' || before === 'closed' ? 'draft' : before;
}

/** Takes it out of the drafts without asking for an ending. */
export function setAside(id: string): void {
  changeRepair(id, { columns: { status: 'paused' } });
}

/** The ways that are open, "not now" among them always. */
export function openChoices(repair: Repair): readonly ChoiceOfWay[] {
  return isQuiet(repair) ? CHOICES.filter((choice) => !SPEAK_UP.includes(choice)) : CHOICES;
}

export function isQuiet({ columns }: Repair): boolean {
  return columns.person !== null && entries.find('people', columns.person)?.columns.route === 'quiet';
}

/** True while nothing was said in it: leaving it then leaves nothing behind. */
export function isBlank({ answers, words, columns }: Repair): boolean {
  const said = (value: unknown): boolean => (Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined && value !== '');
  return columns.happened_on === null && ![...Object.values(answers), ...Object.values(words)].some(said);
}
