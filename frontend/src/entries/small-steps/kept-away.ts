import { entries, type Rejected } from '../../store';
import type { Content } from './content';

/**
 * What keeps a step that was refused for standing in sight: put away the server takes it, with its words. Null for
 * anything else that was refused.
 */
export function keepingAway({ entry, error }: Rejected): (() => void) | null {
  if (entry?.kind !== 'small-steps' || error.code !== 'not_resurfaced') return null;
  const { id, answers, words, columns } = entry as typeof entry & Content;
  return () => void entries.put('small-steps', id, { answers, words, columns: { ...columns, put_away: true } });
}
