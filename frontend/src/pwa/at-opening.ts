import { signal, type ReadonlySignal } from '@preact/signals';

import { Offline } from '../api/errors';
import { session } from '../session/state';
import { dropSubscription, readSubscription } from '../sw/store';
import { onThisBrowser } from '../vault/web-storage';
import { isSupported, type PushState, startState, state } from './push-state';
import { forgetOnServer, hereOnServer, isForKey, listed, subscribe, TURNED_OFF } from './subscription';
import { readyWorker } from './worker';

const found = signal<'back' | 'lost' | null>(null);

/**
 * What was noticed at this opening, to be said once. back: the browser had thrown away what notes need on this device,
 * and they come again. lost: they do not.
 */
export const noticed: ReadonlySignal<'back' | 'lost' | null> = found;

export function saidWhatWasNoticed(): void {
  found.value = null;
}

/** Looks whether notes still reach this device, and mends what it can without asking. Never throws or prompts. */
export async function checkAtOpening(): Promise<PushState> {
  if (!isSupported()) return (state.value = 'unsupported');
  try {
    state.value = await look();
    if (state.value === 'lost') found.value = 'lost';
    return state.value;
  } catch {
    return state.value; // the server is away: what is true is not known, so nothing is claimed
  }
}

async function look(): Promise<PushState> {
  const kept = await readSubscription().catch(() => undefined);
  if (!kept) return withoutRecord();
  // Whoever has signed in since on the same device was not asked; the other person's session ended, and not their wish.
  if (kept.owner !== undefined && kept.owner !== session.peek().user?.id) return startState();
  if (Notification.permission !== 'granted') {
    await dropSubscription();
    await forgetOnServer(kept.id);
    return startState();
  }
  const registration = await readyWorker();
  const subscription = await registration?.pushManager.getSubscription();
  const key = session.peek().vapidPublicKey ?? kept.vapidKey; // offline, the one it was made for is as good as known
  const reachable = await isReachable(kept.id);
  if (reachable && subscription?.endpoint === kept.endpoint && isForKey(subscription, key)) return 'on';
  state.value = 'lost';
  if (!reachable) await subscription?.unsubscribe(); // only a fresh address helps
  const mended = await subscribe(reachable ? kept : undefined);
  return mended === 'on' ? 'on' : 'lost';
}

/**
 * Nothing is kept here: notes were never on, were turned off, or the browser threw away what it kept. The last is so
 * where the server knows this browser's device and nobody turned it off; the permission then stands, or was taken back.
 */
async function withoutRecord(): Promise<PushState> {
  const off = onThisBrowser.get(TURNED_OFF);
  if (off) await forgetOnServer(off);
  if (off || Notification.permission === 'default') return startState();
  const id = await hereOnServer();
  if (!id) return startState();
  if (Notification.permission === 'denied') {
    await forgetOnServer(id);
    return startState();
  }
  const registration = await readyWorker();
  const stands = await registration?.pushManager.getSubscription();
  if (!stands) state.value = 'lost';
  const again = await subscribe(); // the server lets the one before go
  if (again === 'on' && !stands) found.value = 'back';
  return again === 'on' ? 'on' : 'lost';
}

/** False when the push service told the server that this device is gone; the browser itself may not have noticed. */
async function isReachable(id: string): Promise<boolean> {
  try {
    return (await listed()).some((device) => device.id === id && device.usable);
  } catch (error) {
    if (error instanceof Offline) return true; // nothing speaks against it
    throw error;
  }
}
