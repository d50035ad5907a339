import { signal, type ReadonlySignal } from '@preact/signals';

import { api, Offline, take } from '../api/client';
import { getSession } from '../api/session';
import { session } from '../session/state';
import { flushReceipts } from '../sw/receipts';
import { renew } from '../sw/renew';
import { dropSubscription, forgetPush, keepSubscription, readSubscription, type KeptSubscription } from '../sw/store';
import { toBase64url } from '../vault/bytes';
import { deviceName } from './device-name';
import { after, readyWorker } from './worker';

/**
 * unsupported: this browser can't. not_asked: off, and may be turned on. refused: the person, or the browser for
 * them, said no; only the browser's settings change that. on. lost: it was on, and the browser let go of it.
 * unreachable: the browser's push service, or our server, gave no answer.
 */
export type PushState = 'unsupported' | 'not_asked' | 'refused' | 'on' | 'lost' | 'unreachable';

const SUBSCRIBE_TIMEOUT_MS = 20_000;

const state = signal<PushState>(startState());

export const pushState: ReadonlySignal<PushState> = state;

function startState(): PushState {
  if (!isSupported()) return 'unsupported';
  return Notification.permission === 'denied' ? 'refused' : 'not_asked';
}

function isSupported(): boolean {
  return 'serviceWorker' in navigator && 'PushManager' in globalThis && 'Notification' in globalThis;
}

/**
 * Turns notes on for this device. Call it from a person's tap, for it may ask for the permission. Never throws for a
 * browser or a server that gives no answer: the state says so. Throws ApiError when the server refuses.
 */
export async function turnOn(): Promise<PushState> {
  if (!isSupported()) return (state.value = 'unsupported');
  const permission = await Notification.requestPermission();
  if (permission !== 'granted') return (state.value = permission === 'denied' ? 'refused' : 'not_asked');
  try {
    return (state.value = await subscribe());
  } catch (error) {
    if (!(error instanceof Offline)) throw error;
    return (state.value = 'unreachable');
  }
}

/**
 * Turns notes off for this device, here at once and on the server when it can be reached (else the push service tells
 * it).
 */
export async function turnOff(): Promise<void> {
  await Promise.race([flushReceipts().catch(() => undefined), after(3000)]); // a rest holds for the other devices, too
  const kept = await readSubscription().catch(() => undefined);
  if (kept) {
    const gone = api.DELETE('/api/v1/push-subscriptions/{id}', { params: { path: { id: kept.id } } });
    await Promise.race([gone.catch(() => undefined), after(3000)]);
  }
  const registration = isSupported() ? await navigator.serviceWorker.getRegistration('/') : undefined;
  const subscription = await registration?.pushManager.getSubscription().catch(() => null);
  await Promise.race([subscription?.unsubscribe().catch(() => false), after(3000)]);
  await Promise.race([forgetPush().catch(() => undefined), after(3000)]);
  state.value = startState();
}

const flush = (): void => void flushReceipts().catch(() => undefined);

/**
 * Looks whether notes still reach this device, and mends what can be mended without asking. Sends the receipts that
 * wait, now and whenever a connection comes back. Never throws, never prompts.
 */
export async function checkAtOpening(): Promise<PushState> {
  globalThis.addEventListener?.('online', flush);
  if (!isSupported()) return (state.value = 'unsupported');
  try {
    return (state.value = await look());
  } catch {
    return state.value; // the server is away: what is true is not known, so nothing is claimed
  } finally {
    flush();
  }
}

async function look(): Promise<PushState> {
  const kept = await readSubscription();
  if (!kept) return startState();
  if (Notification.permission !== 'granted') {
    await dropSubscription();
    await api.DELETE('/api/v1/push-subscriptions/{id}', { params: { path: { id: kept.id } } }).catch(() => undefined);
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

/** False when the push service told the server that this device is gone; the browser itself may not have noticed. */
async function isReachable(id: string): Promise<boolean> {
  try {
    const { results } = await take<{ results: { id: string; usable: boolean }[] }>(api.GET('/api/v1/push-subscriptions'));
    return results.some((device) => device.id === id && device.usable);
  } catch (error) {
    if (error instanceof Offline) return true; // nothing speaks against it
    throw error;
  }
}

/** Subscribes and tells the server, which knows the device already when there is a `kept` record. */
async function subscribe(kept?: KeptSubscription): Promise<PushState> {
  const registration = await readyWorker();
  if (!registration) return 'unreachable';
  const key = await vapidKey();
  const subscription = await ask(registration.pushManager, key);
  if (typeof subscription === 'string') return subscription;
  if (kept) {
    const renewal = await renew(kept, subscription);
    if (renewal === 'renewed') return 'on';
    if (renewal === 'unreachable') return 'unreachable';
  }
  await announce(subscription, key);
  return 'on';
}

async function announce(subscription: PushSubscription, key: string): Promise<void> {
  const { endpoint, keys } = subscription.toJSON();
  const { id, renewal_token } = await take<{ id: string; renewal_token: string }>(
    api.POST('/api/v1/push-subscriptions', {
      body: { endpoint: endpoint ?? '', keys: { p256dh: keys?.['p256dh'] ?? '', auth: keys?.['auth'] ?? '' }, device: deviceName() },
    }),
  );
  await keepSubscription({ id, renewalToken: renewal_token, endpoint: subscription.endpoint, vapidKey: key });
}

/** Chromium without its push service neither resolves nor rejects, so the wait ends by itself. */
async function ask(pushManager: PushManager, key: string): Promise<PushSubscription | PushState> {
  try {
    const current = await pushManager.getSubscription();
    if (current && isForKey(current, key)) return current;
    await current?.unsubscribe(); // made for a key that the server no longer signs with
    const asked = pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
    return (await Promise.race([asked, after(SUBSCRIBE_TIMEOUT_MS)])) ?? 'unreachable';
  } catch (error) {
    return error instanceof DOMException && error.name === 'NotAllowedError' ? 'refused' : 'unreachable';
  }
}

function isForKey(subscription: PushSubscription, key: string): boolean {
  const used = subscription.options.applicationServerKey;
  return used === null || toBase64url(new Uint8Array(used)) === key;
}

async function vapidKey(): Promise<string> {
  return session.peek().vapidPublicKey ?? (await getSession()).vapid_public_key;
}
