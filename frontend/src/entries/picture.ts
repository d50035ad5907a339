import { dayKey } from '../i18n/calendar';
import { dayInWords } from '../i18n/dates';

/** What a picture of answers over time is drawn from. */
export type Picture = {
  readonly title: string;
  /** The picture in one sentence, for whoever does not see it. */
  readonly summary: string;
  readonly points: readonly PicturePoint[];
  readonly max: number;
  /** What lowest and highest mean. */
  readonly ends: readonly [string, string];
  /** What the values of a point are called, in their order. */
  readonly names: readonly string[];
};

/** One day on it: a value, or the two values of before and after. `word` says the value as a person would. */
type PicturePoint = { readonly when: string; readonly values: readonly { readonly value: number; readonly word: string }[] };

type Dated = { readonly day: string };

const MOST = 30; // more dots than this say nothing on a phone

export function dayOf(entry: { columns: { happened_on: string | null }; created_at: string }): string {
  return dayKey(entry.columns.happened_on ?? entry.created_at);
}

export function inTime<Row extends Dated>(rows: readonly Row[]): readonly Row[] {
  return rows.toSorted((a, b) => a.day.localeCompare(b.day)).slice(-MOST);
}

/** From when to when it goes, in words. */
export function spanOf(rows: readonly Dated[]): { readonly first: string; readonly last: string } {
  return { first: dayInWords(rows[0]?.day ?? ''), last: dayInWords(rows.at(-1)?.day ?? '') };
}
