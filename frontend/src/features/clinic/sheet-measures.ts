import { courseOf, limitsOf } from '../../entries/measure-responses/scoring';
import { t } from '../../i18n';
import { dayInWords } from '../../i18n/dates';
import { coursesOf, type Course } from './measures/readings';
import type { Opened } from './opened';
import type { SheetItem, SheetLine } from './sheet-fit';

const WEEK = 7 * 86_400_000;

/** One line for each measure, however often it was answered: where it stands, how it moved, and within what. */
export function measuresOf(opened: Iterable<Opened>): readonly SheetItem[] {
  return coursesOf(opened).map((course) => ({ when: dayInWords(course.readings.at(-1)?.day ?? ''), what: '', lines: [{ label: course.measure.title, ...stands(course) }] }));
}

function stands({ measure, readings }: Course): Omit<SheetLine, 'label'> {
  const scored = readings.flatMap(({ day, score: { total, band } }) => (total === null ? [] : { day, total, band }));
  const [first, last] = [scored[0], scored.at(-1)];
  if (!first || !last) return { value: t('measuring.sheet_too_few') };
  const [least, most] = limitsOf(measure);
  const newest = t('measuring.sheet_newest', { total: last.total, least, most });
  const here = last.day === readings.at(-1)?.day ? newest : t('measuring.sheet_newest_of', { newest, day: dayInWords(last.day) });
  const now = last.band ? `${here}, ${last.band}` : here;
  const english = last.band ?? undefined;
  if (first === last) return { value: now, english };
  const totals = scored.map(({ total }) => total);
  const weeks = Math.round((Date.parse(last.day) - Date.parse(first.day)) / WEEK);
  const [low, high] = [Math.min(...totals), Math.max(...totals)];
  const value = [now, moved(measure.change, first.total, last.total), low < high && t('measuring.sheet_between', { low, high }), weeks > 0 && t('measuring.sheet_weeks', { weeks })]
    .filter(Boolean)
    .join(' · ');
  return { value, english };
}

/** Since the first one. Where no change is published as more than chance, nothing is said of chance. */
function moved(change: number | null, first: number, last: number): string {
  const by = Number(Math.abs(last - first).toFixed(2));
  if (by === 0) return t('measuring.sheet_even');
  const way = last < first ? t('measuring.sheet_lower', { by }) : t('measuring.sheet_higher', { by });
  const course = courseOf(change, first, last);
  return course === null ? way : `${way} ${t(course === 'alike' ? 'measuring.sheet_by_chance' : 'measuring.sheet_beyond_chance')}`;
}
