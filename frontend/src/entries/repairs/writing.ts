import type { Repair } from './answers';
import { placeIn } from './place';
import { mayComeUp } from './quiet';
import { isBlank } from './blank';
import { leadsToWords } from './speaking';

export { isBlank } from './blank';
export { blank, mergeRepair as merge } from './repair';

/**
 * A draft, or one that was set aside without an ending. "Not now", every other ending, and a walk that was gone to its
 * end are whole: nothing of them comes back by itself.
 */
export function draft(repair: Repair): string | null {
  const { id, answers } = repair;
  const { status } = repair.columns;
  const place = placeIn(id);
  const rests = status === 'paused' && (place?.ended === true || Boolean(answers.choice && !leadsToWords(answers.choice)));
  const ended = Boolean(answers.outcome) || answers.choice === 'not_now' || rests;
  const open = (status === 'draft' || status === 'paused') && !ended && !isBlank(repair) && mayComeUp(repair);
  return open ? `/practice/${id}/${place?.screen ?? 'happened'}` : null;
}
