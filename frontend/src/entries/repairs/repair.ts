import { REPAIR_CHOICE, type RepairChoice } from '../../api/vocabularies/repair-choice';
import type { RepairDepth } from '../../api/vocabularies/repair-depth';
import { type EntryContent, entries } from '../../store';
import { type Change, change, merge } from '../change';
import { asksAnew, dueNow, UNASKED } from '../people/care';
import type { Answers, Repair, Status } from './answers';
import { isCareful, isQuiet, isWithTherapist, personQuiet } from './quiet';
import { leadsToWords, wasSaid } from './speaking';

export * from './answers';

type Content = EntryContent<'repairs'>;

/** Light unless chosen otherwise, about somebody or about nobody named. */
export function blank(person: string | null = null, depth: RepairDepth = 'light'): Content {
  return { columns: { ...UNASKED, person, depth, status: 'draft', happened_on: null }, answers: {}, words: {} };
}

/** A new repair; what somebody is to the person is kept with it from the start. */
export function beginRepair(person: string | null, depth?: RepairDepth, relation?: Answers['relation']): Repair {
  return entries.put('repairs', null, merge(blank(person, depth), { answers: relation ? { relation } : {} }));
}

/**
 * The status follows from the answers, unless it is what changes. What was closed for somebody stays closed when they
 * are not named any more, and who becomes a therapist is asked about anew.
 */
export function mergeRepair(before: Content, what: Change<'repairs'>): Content {
  const anew = what.answers !== undefined && 'relation' in what.answers && asksAnew(before.answers.relation, what.answers.relation);
  const unnamed = what.columns?.person === null && personQuiet(before);
  const columns = { ...(anew ? dueNow(before.columns) : {}), ...(unnamed ? ({ route: 'quiet' } as const) : {}), ...what.columns };
  const after = merge(before, { ...what, columns });
  const asked = what.columns?.status ?? statusFrom(after.answers, before.columns.status);
  const status = isQuiet(after) ? quietly(asked, before.columns.status) : asked;
  return { ...after, columns: { ...after.columns, status } };
}

export function changeRepair(id: string, what: Change<'repairs'>): void {
  change('repairs', id, what, undefined, mergeRepair);
}

const WAITS = new Set(['needs_time', 'no_answer_yet']);
const LOOKED_BACK = ['against_expectation', 'can_say_what_hurt', 'closeness_after'] as const;

/**
 * The status that the answers ask for. What the person put away stays away; one set aside stays so until an answer
 * says more.
 */
export function statusFrom(answers: Answers, before: Status): Status {
  const { choice, outcome, spoke, response } = answers;
  if (before === 'archived') return before;
  if (outcome === 'not_now') return 'not_now';
  if (outcome && outcome !== 'still_open') return 'closed';
  const waits = response?.some((one) => WAITS.has(one)) ?? false;
  const lookedBack = LOOKED_BACK.some((key) => answers[key] !== undefined && answers[key] !== null);
  if (wasSaid(spoke)) return waits ? 'waiting' : lookedBack ? 'reflected' : 'spoken';
  if (outcome === 'still_open') return 'paused';
  if (choice === 'not_now') return 'not_now';
  if (lookedBack) return 'reflected';
  return before === 'paused' ? before : 'draft';
}

/**
 * For a quiet route nothing moves on to having spoken; what already stood so may stay (backend/repairs/rules.py:
 * check_quiet).
 */
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
  if (repair) changeRepair(id, { columns: { status: statusFrom(repair.answers, 'paused') } });
}

/**
 * The ways that are open, "not now" among them always; the server refuses the others (backend/repairs/rules.py). Where
 * it is not safe for sure the app does not bring up saying sorry: giving in is how many came through.
 */
export function openChoices(repair: Repair): readonly RepairChoice[] {
  const sorry = !isCareful(repair) || repair.answers.choice === 'apologise';
  if (!isQuiet(repair)) return sorry ? REPAIR_CHOICE : REPAIR_CHOICE.filter((choice) => choice !== 'apologise');
  const withThem = isWithTherapist(repair) ? 'practise_with_therapist' : null;
  return REPAIR_CHOICE.filter((choice) => !leadsToWords(choice) && choice !== withThem);
}
