import type { Measure } from '../../api/measures';

// As backend/measures/scoring.py, which no answer ever reaches: tests/vectors/measures.json holds both to the same.

/** By the number of the item, and "gate". What was skipped is not there. */
export type Given = Readonly<Record<string, number>>;

export type Score = {
  /** Null where not enough was answered. */
  readonly total: number | null;
  readonly band: string | null;
  /** How many answers were filled in with the mean of the others. */
  readonly filledIn: number;
  readonly scales: readonly { readonly name: string; readonly value: number | null }[];
};

type Scored = Pick<Measure, 'items' | 'gate' | 'by' | 'scales' | 'most_missing' | 'bands'>;

export function score(measure: Scored, given: Given): Score {
  const { gate, items } = measure;
  if (gate) {
    if (given['gate'] === undefined) return result(measure, null, 0, new Map());
    if (given['gate'] !== gate.goes_on) return result(measure, 0, 0, new Map());
  }
  const values = new Map(items.flatMap((item, index) => valueOf(item, index + 1, given)));
  const open = items.length - values.size;
  const total = open <= measure.most_missing ? combine(measure.by, [...values.values()], items.length) : null;
  return result(measure, total, open, values);
}

/** The least and the greatest total that there can be. */
export function limitsOf({ items, gate, by }: Scored): readonly [number, number] {
  const ends = items.map(({ options }) => [options[0]?.value ?? 0, options.at(-1)?.value ?? 0] as const);
  const of = (end: 0 | 1): number => combine(by, ends.map((each) => each[end]), ends.length);
  return [gate ? 0 : of(0), of(1)];
}

/** Whether an answer about self-harm is above zero; null where none was given or none was asked. */
export function saysSelfHarm({ self_harm_item: item }: Pick<Measure, 'self_harm_item'>, given: Given): boolean | null {
  const answer = item === null ? undefined : given[String(item)];
  return answer === undefined ? null : answer > 0;
}

export type Course = 'lower' | 'higher' | 'alike';

/** How a total moved, by what is published as more than chance; null where nothing is, or where one is missing. */
export function courseOf(change: number | null, before: number | null, after: number | null): Course | null {
  if (change === null || before === null || after === null) return null;
  if (Math.abs(after - before) < change) return 'alike';
  return after < before ? 'lower' : 'higher';
}

function result({ bands, by, scales }: Scored, total: number | null, open: number, values: ReadonlyMap<number, number>): Score {
  return {
    total,
    band: total === null ? null : (bands.find(({ from, to }) => from <= total && total <= to)?.text ?? null),
    filledIn: total === null ? 0 : open,
    scales: scales.map(({ name, items }) => {
      const said = items.flatMap((item) => values.get(item) ?? []);
      return { name, value: said.length === items.length ? combine(by, said, items.length) : null };
    }),
  };
}

function valueOf({ options, reversed }: Measure['items'][number], number: number, given: Given): [number, number][] {
  const answer = given[String(number)];
  if (answer === undefined) return [];
  return [[number, reversed ? (options[0]?.value ?? 0) + (options.at(-1)?.value ?? 0) - answer : answer]];
}

/** The mean, or the sum as if the open ones were the mean of the others; rounded, and a half upwards. */
function combine(by: Measure['by'], values: readonly number[], count: number): number {
  const [whole, factor] = by === 'sum' ? [count, 1] : [1, 100];
  const sum = values.reduce((all, one) => all + one, 0);
  return Math.floor((2 * sum * whole * factor + values.length) / (2 * values.length)) / factor;
}
