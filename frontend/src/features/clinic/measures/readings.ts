import type { Measure } from '../../../api/measures';
import { measures } from '../../../entries/measure-responses/known';
import { KIND, readSaid } from '../../../entries/measure-responses/response';
import { type Given, type Score, score } from '../../../entries/measure-responses/scoring';
import type { Opened } from '../opened';

/** One answered measure, as it was opened. */
export type Reading = { readonly grant: string; readonly day: string; readonly answers: Given; readonly score: Score };
export type Course = { readonly measure: Measure; readonly readings: readonly Reading[] };

function saidIn({ item, content }: Opened): ReturnType<typeof readSaid> {
  return item.kind === KIND ? readSaid(content.words['response'] ?? '') : null;
}

/**
 * Without what was shared twice, by hand and by itself: as it was shared last. One answered measure a week is kept at
 * most, so those of one measure and one day are one.
 */
export function onceEach(opened: Iterable<Opened>): readonly Opened[] {
  const found = new Map<string, Opened>();
  for (const one of opened) {
    const { grant, shared_on } = one.item;
    const [key, day] = [saidIn(one)?.measure, one.content.columns['answered_on']];
    const name = key && typeof day === 'string' ? `${key} ${day}` : grant;
    if ((found.get(name)?.item.shared_on ?? '') < shared_on) found.set(name, one);
  }
  return [...found.values()];
}

/** What was opened of each measure, the oldest first. */
export function coursesOf(opened: Iterable<Opened>): readonly Course[] {
  const found = new Map<string, Reading[]>();
  for (const one of onceEach(opened)) {
    const said = saidIn(one);
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
