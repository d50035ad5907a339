import type { Repair } from './answers';
import { placeIn } from './place';
import { mayComeUp } from './quiet';

export { blank, isBlank, mergeRepair as merge } from './repair';

/**
 * A draft, or one that was set aside without an ending. "Not now" and every other ending are whole: nothing of them
 * comes back by itself.
 */
export function draft(repair: Repair): string | null {
  const { id, answers } = repair;
  const { status } = repair.columns;
  const ended = Boolean(answers.outcome) || answers.choice === 'not_now';
  const open = (status === 'draft' || status === 'paused') && !ended && mayComeUp(repair);
  return open ? `/practice/${id}/${placeIn(id)?.screen ?? 'happened'}` : null;
}
