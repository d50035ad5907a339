import { signal, type ReadonlySignal } from '@preact/signals';

import { api, ApiError, Offline, take } from '../api/client';
import { getSession } from '../api/session';
import { session } from '../session/state';
import { flushReceipts } from '../sw/receipts';
import { renew } from '../sw/renew';
import { dropSubscription, forgetPush, keepSubscription, readSubscription, type KeptSubscription } from '../sw/store';
import { toBase64url } from '../vault/bytes';
import { onThisBrowser } from '../vault/web-storage';
import { deviceName } from './device-name';
import { after, readyWorker } from './worker';

/**
 * unsupported: this browser can't. not_asked: off, and may be turned on. refused: the person, or the browser for
 * them, said no; only the browser's settings change that. on. lost: it was on, and the browser let go of it.
 * unreachable: the browser's push service, or our server, gave no answer.
 */
export type PushState = 'unsupported' | 'not_asked' | 'refused' | 'on' | 'lost' | 'unreachable';

const SUBSCRIBE_TIMEOUT_MS = 20_000;
// Turned off here, and the server does not know yet: the device that it has to forget.
const TURNED_OFF = 'attune-notes-off';

const state = signal<PushState>(startState());

export const pushState: ReadonlySignal<PushState> = state;

const found = signal<'back' | 'lost' | null>(null);

/**
 * What was noticed at this opening, to be said once. back: the browser had thrown away what notes need on this device,
 * and they come again. lost: they do not.
 */
export const noticed: ReadonlySignal<'back' | 'lost' | null> = found;

export function saidWhatWasNoticed(): void {
  found.value = null;
}

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
  await Promise.race([forgetPush().catch(() => undefined), after(3000)]);
  state.value = startState();
}

async function forgetOnServer(id: string): Promise<void> {
  try {
    await api.DELETE('/api/v1/push-subscriptions/{id}', { params: { path: { id } } });
  } catch (error) {
    if (!(error instanceof ApiError && error.code === 'not_found')) return; // asked again at the next opening
  }
  if (onThisBrowser.get(TURNED_OFF) === id) onThisBrowser.remove(TURNED_OFF);
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
    state.value = await look();
    if (state.value === 'lost') found.value = 'lost';
    return state.value;
  } catch {
    return state.value; // the server is away: what is true is not known, so nothing is claimed
  } finally {
    flush();
  }
}

async function look(): Promise<PushState> {
  const kept = await readSubscription().catch(() => undefined);
  if (!kept) return withoutRecord();
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

type Listed = { id: string; usable: boolean; here: boolean };

async function listed(): Promise<readonly Listed[]> {
  return (await take<{ results: Listed[] }>(api.GET('/api/v1/push-subscriptions'))).results;
}

/** The device that this browser subscribed with while the person was signed in as now. */
async function hereOnServer(): Promise<string | null> {
  return (await listed()).find(({ here }) => here)?.id ?? null;
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
  // Where the browser keeps nothing, the next opening finds it by what the server knows.
  await keepSubscription({ id, renewalToken: renewal_token, endpoint: subscription.endpoint, vapidKey: key }).catch(() => undefined);
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
