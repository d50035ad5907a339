import { effect } from '@preact/signals';

import { onThisBrowser } from '../vault/web-storage';
import { session } from './state';

/** Who opened the app here last, where that was a client. */
export const LAST = 'attune-last';

/** Whether a client is here, and what they wrote is open. */
export function isClientHere(): boolean {
  const { state, user } = session.value;
  return state === 'open' && user?.role === 'client';
}

/**
 * Resolves, once it is known who is here, to whether a client is, or was here last: what they chose to show to anybody
 * stands before a lock. At once where none was, for then nobody is about to come in.
 */
export function belongsToClient(): Promise<boolean> {
  return new Promise((resolve) => {
    effect(function known(this: { dispose: () => void }) {
      const theirs = isClientHere() || onThisBrowser.get(LAST) !== null;
      if (theirs && session.value.state === 'starting') return;
      resolve(theirs);
      this.dispose();
    });
  });
}
