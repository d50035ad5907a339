import { entries, type Rejected } from '../../../store';
import type { Repair } from '../../repairs/answers';
import { routePageOf } from './check';

/**
 * Where the safety questions are that stand before words which were refused: once they were looked at, or skipped, the
 * words go by themselves. Null for anything else.
 */
export function questionsBefore({ entry, error }: Rejected): string | null {
  if (error.code !== 'questions_first' || entry?.kind !== 'repairs') return null;
  const repair = entry as Repair;
  const { person } = repair.columns;
  const subject = person === null ? repair : entries.find('people', person);
  return subject ? routePageOf(subject) : null;
}
