import { saveState } from '../store/status';
import { saidOf } from '../ui/save-state';

// On its way into the store of the device, or in this page alone.
const NOT_KEPT = /^saving_on|unkept|nowhere/;

/** A sentence that says "kept", or where what was written is in truth, as long as no store has it. */
export function saidKept(text: string): string {
  const state = saveState.value;
  return NOT_KEPT.test(state) ? saidOf(state) : text;
}
