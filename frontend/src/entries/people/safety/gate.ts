import { isDoubted } from '../../../store';
import { isDue } from '../care';
import type { Subject } from './check';

/**
 * What stands between somebody and words: nothing, the questions, one line to confirm, a route that closes them, or a
 * person who is not here any more.
 */
export type Gate = 'open' | 'check' | 'confirm' | 'quiet' | 'gone';

/** `confirmed`: the person said that it feels safe enough. What the server may have changed goes quietly. */
export function gateFor({ kind, id, columns }: Subject, confirmed: boolean, now: number): Gate {
  if (columns.route === 'quiet' || isDoubted(kind, id)) return 'quiet';
  if (isDue(columns, now)) return 'check';
  return columns.route === 'open' || confirmed ? 'open' : 'confirm';
}
