import { effect } from '@preact/signals';

import { unsyncedCount } from '../store';
import { reached } from '../store/status';
import { vault } from '../vault/open-vault';

const AFTER_MS = 2_000;
const WHILE_WRITTEN_MS = 20_000;

let following = false;
let timer: ReturnType<typeof setTimeout> | undefined;
let running = false;

/** From now on: once all that was written has arrived, what is shared by itself goes after it. */
export function followByItself(): void {
  if (following) return;
  following = true;
  effect(() => {
    if (unsyncedCount.value === 0 && reached.value) soon(AFTER_MS);
  });
}

function soon(ms: number): void {
  clearTimeout(timer);
  timer = setTimeout(() => void once(), ms);
}

async function once(): Promise<void> {
  if (running || !vault.peek()) return;
  if (!navigator.onLine) return addEventListener('online', () => soon(AFTER_MS), { once: true }); // nothing could go
  running = true;
  try {
    const part = await import('../entries/shared/by-itself').catch(() => null); // not to be had: the next time
    if (await part?.shareByItself().catch(expectedOnly(part))) soon(WHILE_WRITTEN_MS);
  } finally {
    running = false;
  }
}

function expectedOnly({ isExpected }: typeof import('../entries/shared/by-itself')): (error: unknown) => false {
  return (error) => {
    if (isExpected(error)) return false;
    throw error;
  };
}
