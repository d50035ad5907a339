import type { ReadonlySignal } from '@preact/signals';

import { api, ApiError, Offline, take } from '../api/client';
import { getSession } from '../api/who-is-here';
import { session } from '../session/state';
import { flushReceipts } from '../sw/receipts';
import { renew } from '../sw/renew';
import { forgetPush, keepSubscription, readSubscription, type KeptSubscription } from '../sw/store';
import { toBase64url } from '../vault/bytes';
import { onThisBrowser } from '../vault/web-storage';
import { deviceName } from './device-name';
import { isSupported, type PushState, startState, state } from './push-state';
import { after, readyWorker } from './worker';

const SUBSCRIBE_TIMEOUT_MS = 20_000;
// Turned off here, and the server does not know yet: the device that it has to forget.
export const TURNED_OFF = 'attune-notes-off';

export const pushState: ReadonlySignal<PushState> = state;

/**
 * Turns notes on for this device. Call it from a person's tap, for it may ask for the permission. Never throws for a
 * browser or a server that gives no answer: the state says so. Throws ApiError when the server refuses.
 */
export async function turnOn(): Promise<PushState> {
  if (!isSupported()) return (state.value = 'unsupported');
  const permission = await Notification.requestPermission();
  if (permission !== 'granted') return (state.value = permission === 'denied' ? 'refused' : 'not_asked');
  try {
    onThisBrowser.remove(TURNED_OFF);
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
  const id = kept?.id ?? (state.peek() === 'on' ? await Promise.race([hereOnServer().catch(() => null), after(3000)]) : null);
  if (id) {
    onThisBrowser.set(TURNED_OFF, id);
    await Promise.race([forgetOnServer(id), after(3000)]);
  }
  const registration = isSupported() ? await navigator.serviceWorker.getRegistration('/') : undefined;
  const subscription = await registration?.pushManager.getSubscription().catch(() => null);
  await Promise.race([subscription?.unsubscribe().catch(() => false), after(3000)]);
  if (registration) await Promise.race([putAllAway(registration).catch(() => undefined), after(3000)]);
  await Promise.race([forgetPush().catch(() => undefined), after(3000)]);
  state.value = startState();
}

/** What stands on the screen was for whoever turned it off: nobody else answers it, or reads it. */
async function putAllAway(registration: ServiceWorkerRegistration): Promise<void> {
  for (const notification of await registration.getNotifications()) notification.close();
}

export async function forgetOnServer(id: string): Promise<void> {
  try {
    await api.DELETE('/api/v1/push-subscriptions/{id}', { params: { path: { id } } });
  } catch (error) {
    if (!(error instanceof ApiError && error.code === 'not_found')) return; // asked again at the next opening
  }
  if (onThisBrowser.get(TURNED_OFF) === id) onThisBrowser.remove(TURNED_OFF);
}

type Listed = { id: string; usable: boolean; here: boolean };

export async function listed(): Promise<readonly Listed[]> {
  return (await take<{ results: Listed[] }>(api.GET('/api/v1/push-subscriptions'))).results;
}

/** The device that this browser subscribed with while the person was signed in as now. */
export async function hereOnServer(): Promise<string | null> {
  return (await listed()).find(({ here }) => here)?.id ?? null;
}

/** Subscribes and tells the server, which knows the device already when there is a `kept` record. */
export async function subscribe(kept?: KeptSubscription): Promise<PushState> {
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
  // Where the browser keeps nothing, the next opening finds it by what the server knows.
  const owner = session.peek().user?.id;
  const kept = { id, renewalToken: renewal_token, endpoint: subscription.endpoint, vapidKey: key, ...(owner === undefined ? {} : { owner }) };
  await keepSubscription(kept).catch(() => undefined);
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

export function isForKey(subscription: PushSubscription, key: string): boolean {
  const used = subscription.options.applicationServerKey;
  return used === null || toBase64url(new Uint8Array(used)) === key;
}

async function vapidKey(): Promise<string> {
  return session.peek().vapidPublicKey ?? (await getSession()).vapid_public_key;
}
