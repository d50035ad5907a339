import { t } from '../../i18n';
import { dayAndMonth } from '../../i18n/dates';
import { ANSWER_FAMILIES } from './answer-families';
import type { Part, SharedContent } from './content';

/** One line of what is shared: what it is, and what it says. `text` is in the person's own words. */
export type Row = { readonly part: Part; readonly label: string; readonly value: string; readonly text: boolean };

// In the order of the practice. What is not named here still gets its line, at the end: a preview that hid a part would not be exact.
const ORDER = [
  'answers.relation', 'words.happened', 'answers.kinds', 'answers.what_i_did', 'answers.closeness_before', 'answers.stirred_before',
  'answers.what_helps', 'words.what_helps_own', 'answers.stirred_after', 'words.body', 'answers.feelings', 'answers.needs',
  'answers.now_or_echo', 'words.protector_said', 'words.my_part', 'answers.choice', 'answers.matters_most', 'answers.how_strongly',
  'answers.readiness', 'words.expected', 'answers.expected_sure', 'words.hurt_what', 'words.hurt_landed', 'words.hurt_sorry',
  'words.hurt_differently', 'words.observation', 'words.feeling', 'words.need', 'words.request', 'words.appreciation', 'words.limit', 'words.own_wording',
  'answers.how', 'words.say_when', 'answers.no_need_to_answer', 'words.if_it_goes_badly', 'words.who_supports_me', 'answers.spoke',
  'answers.stayed_with_myself', 'answers.response', 'answers.felt_understood', 'answers.felt_safe', 'words.different_from_feared',
  'answers.against_expectation', 'answers.can_say_what_hurt', 'answers.closeness_after', 'words.kind_word', 'answers.outcome',
  'words.next_step', 'words.keepsake', 'answers.revisit_on',
  'words.text', 'words.what', 'words.who', 'answers.let_in', 'words.meaning', 'answers.felt', 'answers.made_it_hard', 'words.hard_words',
]; // prettier-ignore
const TEN = new Set(['stirred_before', 'stirred_after', 'readiness', 'expected_sure', 'can_say_what_hurt']);

/** Everything in a copy, line by line, in plain words. The preview and the reader's page draw the same lines. */
export function rowsOf({ columns, person, answers, words }: SharedContent): readonly Row[] {
  const parts: Row[] = [];
  const { happened_on, status, direction } = columns;
  if (person) parts.push({ part: 'person', label: t('sharing.read_who'), value: person, text: false });
  if (happened_on) parts.push({ part: 'happened_on', label: t('sharing.read_happened_on'), value: dayAndMonth(happened_on), text: false });
  if (direction) {
    parts.push({ part: 'direction', label: t('sharing.read_direction'), value: t.of('moments.direction', direction), text: false });
  }
  const own = [
    ...Object.entries(answers).map(([key, value]) => answerRow(key, value)),
    ...Object.entries(words).map(([key, value]) => ({ part: `words.${key}`, label: t.of('sharing.text', key), value, text: true })),
  ];
  parts.push(...own.toSorted((a, b) => place(a.part) - place(b.part)));
  if (status && !('outcome' in answers)) {
    parts.push({ part: 'status', label: t('sharing.read_status'), value: t.of('practice.status', status), text: false });
  }
  return parts;
}

function answerRow(key: string, value: unknown): Row {
  return { part: `answers.${key}`, label: t.of('sharing.answer', key), value: answerWords(key, value), text: false };
}

function answerWords(key: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((one) => answerWords(key, one)).join(', ');
  if (typeof value === 'boolean') return value ? t('sharing.yes') : t('sharing.no');
  const family = ANSWER_FAMILIES[key];
  if (family && (typeof value === 'string' || typeof value === 'number')) return t.of(family, value);
  if (typeof value === 'number') return t(TEN.has(key) ? 'sharing.of_ten' : 'sharing.of_four', { value });
  if (key === 'revisit_on' && typeof value === 'string') return dayAndMonth(value);
  return String(value).replaceAll('_', ' ');
}

function place(part: Part): number {
  const at = ORDER.indexOf(part);
  return at === -1 ? ORDER.length : at;
}
