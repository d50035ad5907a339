import { signal } from '@preact/signals';

/**
 * unsupported: this browser can't. not_asked: off, and may be turned on. refused: the person, or the browser for
 * them, said no; only the browser's settings change that. on. lost: it was on, and the browser let go of it.
 * unreachable: the browser's push service, or our server, gave no answer.
 */
export type PushState = 'unsupported' | 'not_asked' | 'refused' | 'on' | 'lost' | 'unreachable';

export function startState(): PushState {
  if (!isSupported()) return 'unsupported';
  return Notification.permission === 'denied' ? 'refused' : 'not_asked';
}

export function isSupported(): boolean {
  return 'serviceWorker' in navigator && 'PushManager' in globalThis && 'Notification' in globalThis;
}

export const state = signal<PushState>(startState());
