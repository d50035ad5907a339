import { t } from '../../i18n';
import { dayInWords } from '../../i18n/dates';
import { entries } from '../../store';
import { isHidden } from '../people/person';
import { dayOf, inTime, type Picture, spanOf } from '../picture';
import type { Moment } from './moment';

export const counted = null;

export function pictures(): readonly Picture[] {
  const rows = letIn(entries.of('kind-moments').value.filter(({ columns }) => !isHidden(columns.person)));
  if (rows.length === 0) return [];
  return [
    {
      title: t('journal.let_in'),
      summary: t('journal.let_in_summary', spanOf(rows)),
      max: 4,
      ends: [t('journal.in_0'), t('journal.in_4')],
      names: [t('journal.let_in')],
      points: rows.map(({ day, value }) => ({ when: dayInWords(day), values: [{ value, word: t.of('journal.in', value) }] })),
    },
  ];
}

/** How much of a kindness could be let in. */
export function letIn(moments: readonly Moment[]): readonly { readonly day: string; readonly value: number }[] {
  return inTime(moments.flatMap((moment) => (typeof moment.answers.let_in === 'number' ? [{ day: dayOf(moment), value: moment.answers.let_in }] : [])));
}
