import { t } from '../../i18n';
import { listInWords } from '../../i18n/dates';
import type { TextKey } from '../../store';
import { valueWords } from '../../entries/repairs/answer-words';
import { answersOf, type Repair, wordsOf } from '../../entries/repairs/repair';

// Ways to begin (backend/repairs/data/words_to_try.yaml), each with what fills its gaps from the person's own words.
// A gap with nothing to fill it stays a gap: nothing is made up.

type Slot = (repair: Repair) => string | undefined;

const text =
  (...names: readonly TextKey<'repairs'>[]): Slot =>
  ({ words }) =>
    names.map((name) => words[name]?.trim()).find(Boolean);

const chosen =
  (own: TextKey<'repairs'>, answer: 'feelings' | 'needs'): Slot =>
  (repair) => {
    const picked = repair.answers[answer] ?? [];
    const said = picked.filter((one) => one !== 'other').map((one) => valueWords(answer, one));
    return text(own)(repair) ?? (said.length > 0 ? listInWords(said) : undefined);
  };

const seen = text('observation', 'happened');
const mine = text('hurt_what', 'my_part');

const STARTERS = {
  soft_start: { seen, feeling: chosen('feeling', 'feelings'), need: chosen('need', 'needs'), request: text('request') },
  hard_to_say: { moment: seen },
  pause: { time: text('say_when') },
  my_part: { what: mine, effect: text('hurt_landed') },
  limit: { behaviour: text('observation'), act: text('limit') },
  limit_alone: { behaviour: text('observation'), act: text('limit') },
  receiving_help: { request: text('request') },
  in_session: { moment: seen, fear: text('expected') },
  in_session_no_words: {},
  practise: { moment: seen },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Slot>>>>;
export type Starter = keyof typeof STARTERS;

export function isStarter(name: string | undefined): name is Starter {
  return name !== undefined && name in STARTERS;
}

/** Those that fit what the person wants to do, the likeliest first. */
export function startersFor(repair: Repair): readonly Starter[] {
  const { choice } = answersOf(repair);
  const all: Starter[] = ['soft_start', 'hard_to_say', 'pause', 'limit', 'limit_alone', 'receiving_help'];
  const first: Partial<Record<string, Starter>> = { ask_for_pause: 'pause', set_limit: 'limit', apologise: 'my_part' };
  if (choice === 'apologise' || wordsOf(repair)['hurt_what']) all.push('my_part');
  if (repair.answers['how'] === 'in_session') all.unshift('in_session', 'in_session_no_words');
  const likeliest = choice ? first[choice] : undefined;
  return likeliest ? [likeliest, ...all.filter((one) => one !== likeliest)] : all;
}

/** A starter with the person's words in it. */
export function filled(starter: Starter, repair: Repair): string {
  const slots: Readonly<Record<string, Slot>> = STARTERS[starter];
  const values = Object.fromEntries(Object.entries(slots).map(([name, slot]) => [name, behindColon(slot(repair))]));
  return t.of('practice.try', starter, values).replaceAll(/([?!…])\./gu, '$1');
}

/** The parts that were written, one after the other, for whoever wants no starter. */
export function ownParts(repair: Repair): string {
  const names = ['observation', 'feeling', 'need', 'request', 'appreciation', 'limit'] as const;
  return names
    .map((name) => wordsOf(repair)[name]?.trim())
    .filter(Boolean)
    .join('\n');
}

/** "I hurt them", in words of its own. */
export function myPart(repair: Repair): string {
  const names = ['hurt_what', 'hurt_landed', 'hurt_sorry', 'hurt_differently'] as const;
  const parts = names.map((name) => wordsOf(repair)[name]?.trim()).filter(Boolean);
  if (parts.length > 0 && repair.answers['no_need_to_answer'] === true) parts.push(t('practice.no_answer_wanted'));
  return parts.join('\n');
}

/** Ready to stand behind a colon: on one line, without a stop of its own, and "…" where nothing was written. */
function behindColon(value: string | undefined): string {
  return value?.replaceAll(/\s+/gu, ' ').replace(/[.。\s]+$/u, '') || '…';
}
