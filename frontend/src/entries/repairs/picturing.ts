import { t } from '../../i18n';
import { dayInWords } from '../../i18n/dates';
import { entries } from '../../store';
import type { Counted } from '../home';
import { isHidden } from '../people/person';
import { dayOf, inTime, type Picture, spanOf } from '../picture';
import type { Answers, Repair } from './answers';

type Closeness = { readonly day: string; readonly before: number; readonly after: number };

export function pictures(): readonly Picture[] {
  const rows = closeness(entries.of('repairs').value.filter(({ columns }) => !isHidden(columns.person)));
  if (rows.length === 0) return [];
  const placed = (value: number): Picture['points'][number]['values'][number] => ({ value, word: t.of('journal.close', value) });
  return [
    {
      title: t('journal.closeness'),
      summary: t('journal.closeness_summary', spanOf(rows)),
      max: 4,
      ends: [t('journal.close_0'), t('journal.close_4')],
      names: [t('journal.before'), t('journal.after')],
      points: rows.map(({ day, before, after }) => ({ when: dayInWords(day), values: [placed(before), placed(after)] })),
    },
  ];
}

export function counted(): readonly Counted[] {
  const { noticing, pausing, choosing } = counts(entries.of('repairs').value);
  return [
    { label: t('journal.noticing'), count: noticing },
    { label: t('journal.pausing'), count: pausing },
    { label: t('journal.choosing'), count: choosing },
  ];
}

/** How close somebody felt before and after, where a repair says both. */
export function closeness(repairs: readonly Repair[]): readonly Closeness[] {
  return inTime(
    repairs.flatMap((repair) => {
      const { closeness_before: before, closeness_after: after } = repair.answers;
      return typeof before === 'number' && typeof after === 'number' ? [{ day: dayOf(repair), before, after }] : [];
    }),
  );
}

/**
 * How often something was noticed, a pause taken, a way chosen ("not now" among them): never how often a repair
 * worked (product.md, Repair practice). Shown only to whoever turned it on.
 */
export function counts(repairs: readonly Repair[]): { readonly noticing: number; readonly pausing: number; readonly choosing: number } {
  const having = (...keys: (keyof Answers)[]): number =>
    repairs.filter(({ answers }) => keys.some((key) => answers[key] !== undefined && answers[key] !== null)).length;
  return { noticing: repairs.length, pausing: having('stirred_before', 'stirred_after', 'what_helps'), choosing: having('choice', 'outcome') };
}
