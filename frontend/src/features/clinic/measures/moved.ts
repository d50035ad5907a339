import { courseOf } from '../../../entries/measure-responses/scoring';
import { t } from '../../../i18n';
import { dayInWords } from '../../../i18n/dates';
import type { Course, Reading } from './readings';

export type Scored = Reading & { readonly score: { readonly total: number } };

/** Those that could be added up, the oldest first. */
export function scoredOf({ readings }: Course): readonly Scored[] {
  return readings.filter((one): one is Scored => one.score.total !== null);
}

/** How the newest stands beside the one before and the first, each a sentence: which way, and what chance may do. */
export function movedIn(course: Course): readonly string[] {
  const scored = scoredOf(course);
  const last = scored.at(-1);
  if (!last || scored.length < 2) return [t('measuring.only_one')];
  const { change } = course.measure;
  const against = [...new Set([scored.at(-2), scored[0]])].flatMap((one) => (one ? [sentence(change, one, last)] : []));
  return change === null ? [...against, t('measuring.no_change_known')] : against;
}

function sentence(change: number | null, before: Scored, last: Scored): string {
  const way = last.score.total - before.score.total;
  const day = dayInWords(before.day);
  if (way === 0) return t('measuring.moved_even', { day });
  const by = Number(Math.abs(way).toFixed(2));
  const beside = way < 0 ? t('measuring.moved_lower', { by, day }) : t('measuring.moved_higher', { by, day });
  const course = courseOf(change, before.score.total, last.score.total);
  if (course === null) return `${beside}.`;
  return t(course === 'alike' ? 'measuring.by_chance' : 'measuring.beyond_chance', { beside });
}
