import { effect } from '@preact/signals';

import { unkept } from './db';
import { keptNowhere } from './status';

// The browser asks before the page goes, as long as something that was written would go with it.

let unasked = false;

function ask(event: Event): void {
  if (!unasked) event.preventDefault();
}

/** Nothing holds up somebody who has to leave at once. */
export function leaveUnasked(): void {
  unasked = true;
}

// Also while it is locked, or somebody has just been signed out: what waits is still in the page's memory.
effect(() => {
  const needed = keptNowhere.value || unkept.value > 0;
  if (needed) globalThis.addEventListener?.('beforeunload', ask);
  else globalThis.removeEventListener?.('beforeunload', ask);
});
