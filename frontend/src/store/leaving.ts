import { effect } from '@preact/signals';

import { unkept } from './in-memory';
import { keptNowhere } from './status';

// The browser asks before the page goes, as long as something that was written would go with it.

function ask(event: Event): void {
  // Nothing holds up somebody who has to leave at once: Exit has covered the page.
  if (globalThis.document?.documentElement.dataset['covered'] === undefined) event.preventDefault();
}

// Also while it is locked, or somebody has just been signed out: what waits is still in the page's memory.
effect(() => {
  const needed = keptNowhere.value || unkept.value > 0;
  if (needed) globalThis.addEventListener?.('beforeunload', ask);
  else globalThis.removeEventListener?.('beforeunload', ask);
});
