import type { Measure } from '../../../api/measures';
import { measures } from '../../../entries/measure-responses/known';
import { KIND, readSaid } from '../../../entries/measure-responses/response';
import { type Given, type Score, score } from '../../../entries/measure-responses/scoring';
import type { Opened } from '../opened';

/** One answered measure, as it was opened. */
export type Reading = { readonly grant: string; readonly day: string; readonly answers: Given; readonly score: Score };
export type Course = { readonly measure: Measure; readonly readings: readonly Reading[] };

/** What was opened of each measure, the oldest first. */
export function coursesOf(opened: Iterable<Opened>): readonly Course[] {
  const found = new Map<string, Reading[]>();
  for (const one of opened) {
    const said = one.item.kind === KIND ? readSaid(one.content.words['response'] ?? '') : null;
    const measure = said && measures.value.get(said.measure);
    if (!measure) continue;
    const reading = { grant: one.item.grant, day: dayOf(one), answers: said.answers, score: score(measure, said.answers) };
    found.set(measure.key, [...(found.get(measure.key) ?? []), reading]);
  }
  return [...found].flatMap(([key, readings]) => {
    const measure = measures.value.get(key);
    return measure ? [{ measure, readings: readings.toSorted((one, other) => one.day.localeCompare(other.day)) }] : [];
  });
}

/** The day it was answered, or where that was left out, the day it was shared. */
function dayOf({ content, item }: Opened): string {
  const day = content.columns['answered_on'];
  return typeof day === 'string' ? day : item.shared_on;
}
