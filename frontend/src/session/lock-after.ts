import { type ReadonlySignal, signal } from '@preact/signals';

import { onThisBrowser } from '../vault/web-storage';

const KEPT = 'attune-lock-after';
const DEFAULT = 5;

export const AFTER_MINUTES = [2, 5, 10, 15] as const;

const minutes = signal(read());

/** After how many minutes without a touch this device locks by itself. */
export const lockAfter: ReadonlySignal<number> = minutes;

export function setLockAfter(next: number): void {
  onThisBrowser.set(KEPT, String(next));
  minutes.value = read();
}

function read(): number {
  return AFTER_MINUTES.find((one) => String(one) === onThisBrowser.get(KEPT)) ?? DEFAULT;
}
