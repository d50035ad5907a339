import { keptNowhere, saveState } from '../store/status';
import { saidOf } from '../ui/save-state';

/** A sentence that says "kept", or where what was written is in truth, as long as no store has it. */
export function saidKept(text: string): string {
  return keptNowhere.value ? saidOf(saveState.value) : text;
}
