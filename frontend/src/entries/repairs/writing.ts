import { canResurface } from '../people/person';
import type { Repair } from './answers';
import { placeIn } from './place';

export { blank, isBlank, mergeRepair as merge } from './repair';

/** A draft, or one that was set aside without an ending. "Not now" and every other ending are whole: nothing of them comes back by itself. */
export function draft({ id, columns, answers }: Repair): string | null {
  const { status, person } = columns;
  const ended = Boolean(answers.outcome) || answers.choice === 'not_now';
  const open = (status === 'draft' || status === 'paused') && !ended && canResurface(person);
  return open ? `/practice/${id}/${placeIn(id)?.screen ?? 'happened'}` : null;
}
