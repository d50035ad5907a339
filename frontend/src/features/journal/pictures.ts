import type { OpenEntry } from '../../store';
import { dayKey } from '../../i18n/calendar';

type Repair = OpenEntry<'repairs'>;
type Moment = OpenEntry<'kind-moments'>;
type Response = OpenEntry<'card-responses'>;

export type Pair = { readonly day: string; readonly before: number; readonly after: number };
export type Value = { readonly day: string; readonly value: number };
export type Counts = { readonly noticing: number; readonly pausing: number; readonly choosing: number };

const MOST = 30; // more dots than this say nothing on a phone

const dayOf = (entry: { columns: { happened_on?: string | null }; created_at: string }): string => dayKey(entry.columns.happened_on ?? entry.created_at);

function inTime<Row extends { readonly day: string }>(rows: readonly Row[]): readonly Row[] {
  return rows.toSorted((a, b) => a.day.localeCompare(b.day)).slice(-MOST);
}

/** How close somebody felt before and after, where a repair says both. */
export function closeness(repairs: readonly Repair[]): readonly Pair[] {
  return inTime(
    repairs.flatMap((repair) => {
      const { closeness_before: before, closeness_after: after } = repair.answers;
      return typeof before === 'number' && typeof after === 'number' ? [{ day: dayOf(repair), before, after }] : [];
    }),
  );
}

/** How much of a kindness could be let in. */
export function letIn(moments: readonly Moment[]): readonly Value[] {
  return inTime(moments.flatMap((moment) => (typeof moment.answers.let_in === 'number' ? [{ day: dayOf(moment), value: moment.answers.let_in }] : [])));
}

/** How true each text felt over time, for those that were rated twice or more; the one rated last stands first. */
export function howTrue(responses: readonly Response[]): readonly { readonly text: string; readonly values: readonly Value[] }[] {
  const byText = new Map<string, Value[]>();
  for (const { columns, answers, created_at } of responses.toSorted((a, b) => a.created_at.localeCompare(b.created_at))) {
    if (columns.response !== 'rated' || typeof answers.true_now !== 'number') continue;
    const values = byText.get(columns.text) ?? [];
    byText.delete(columns.text); // moves it behind those that were rated before
    byText.set(columns.text, [...values, { day: dayKey(created_at), value: answers.true_now }]);
  }
  return [...byText]
    .filter(([, values]) => values.length > 1)
    .map(([text, values]) => ({ text, values: values.slice(-MOST) }))
    .toReversed();
}

/**
 * How often something was noticed, a pause taken, a way chosen ("not now" among them): never how often a repair worked (product.md,
 * Repair practice). Shown only to whoever turned it on.
 */
export function counts(repairs: readonly Repair[]): Counts {
  const having = (...keys: (keyof Repair['answers'])[]): number => repairs.filter(({ answers }) => keys.some((key) => answers[key] !== undefined && answers[key] !== null)).length;
  return { noticing: repairs.length, pausing: having('stirred_before', 'stirred_after', 'what_helps'), choosing: having('choice', 'outcome') };
}
