import { ApiError, Offline } from '../api/errors';
import { call } from '../api/transport';
import { onForget } from '../vault/forget';
import { vault } from '../vault/open-vault';
import type * as Comparing from './compare';
import type { flush } from './flush';
import { storeFailed, storeWorked } from './db';
import type { pull } from './pull';
import type { takeStock } from './stock';
import { reached } from './status';

const LOCK = 'attune-sync';
const DEBOUNCE_MS = 400;
const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 5 * 60_000;

type Exchanging = { readonly flush: typeof flush; readonly pull: typeof pull; readonly takeStock: typeof takeStock };

let exchanging: Promise<Exchanging> | null = null;
let comparing: Promise<typeof Comparing> | null = null;
let active = false;
let timer: ReturnType<typeof setTimeout> | undefined;
let running: Promise<void> | null = null;
let again = false;
let failures = 0;
let compared = false; // in these rounds
let whenSignedOut: () => void = () => undefined;

/**
 * Sends and fetches from now on. `signedOut` runs when the server no longer knows this person; nothing on the device
 * is touched.
 */
export function startSync(signedOut: () => void): void {
  whenSignedOut = signedOut;
  if (!active) {
    active = true;
    globalThis.addEventListener?.('online', wake);
    globalThis.document?.addEventListener('visibilitychange', wakeWhenVisible);
    // Asked and not waited for: one browser waits for the person to answer.
    void globalThis.navigator?.storage?.persist?.().catch(() => undefined);
  }
  wake();
}

export function stopSync(): void {
  active = false;
  failures = 0;
  again = false;
  clearTimeout(timer);
  globalThis.removeEventListener?.('online', wake);
  globalThis.document?.removeEventListener('visibilitychange', wakeWhenVisible);
}

/** After a write: soon, so that a burst of keystrokes makes one request. */
export function syncSoon(): void {
  if (failures === 0) later(DEBOUNCE_MS); // else the back-off decides
}

/** Right now; resolves when this round is over, however it went. */
export function syncNow(): Promise<void> {
  clearTimeout(timer);
  if (!active) return Promise.resolve();
  if (running) {
    again = true;
    return running;
  }
  running = rounds().finally(() => {
    running = null;
  });
  return running;
}

function wake(): void {
  failures = 0;
  void syncNow();
}

function wakeWhenVisible(): void {
  if (globalThis.document.visibilityState === 'visible') wake();
}

function later(ms: number): void {
  clearTimeout(timer);
  if (active) timer = setTimeout(() => void syncNow(), ms);
}

async function rounds(): Promise<void> {
  compared = false;
  do {
    again = false;
    await locked(round);
  } while (again && active);
}

/** One tab of the device at a time, so that an operation is never sent twice at once. */
async function locked(act: () => Promise<void>): Promise<void> {
  const locks = globalThis.navigator?.locks;
  let ran = false;
  const once = (): Promise<void> => {
    ran = true;
    return act();
  };
  try {
    await (locks ? locks.request(LOCK, once) : once());
  } catch (error) {
    if (ran) throw error;
    await act(); // a browser that keeps nothing gives no locks either
  }
}

async function round(): Promise<void> {
  if (!active || !vault.peek()) return;
  // What was sent is frozen until it is answered, so nothing is sent that surely can't arrive. `online` comes back
  // here. Some browsers say that they are offline for good, as behind a VPN: who asks finds out.
  if (globalThis.navigator?.onLine === false && !(await call('GET', '/api/v1/session').catch(() => null))) {
    reached.value = false;
    return;
  }
  try {
    const both = await loadExchanging();
    const result = await both.flush();
    if (result.type === 'signed_out') return stopFor401();
    if (result.type === 'later') return backOff(result.retryAfter);
    const pulled = result.type === 'set_back' ? result.type : await both.pull();
    if (pulled === 'set_back') return await compareOnce();
    again ||= pulled === 'again';
    await both.takeStock();
    storeWorked();
    failures = 0;
    reached.value = true;
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return stopFor401();
    if (vault.peek() && error instanceof DOMException && (await storeFailed(error))) return void (again = true);
    backOff(error instanceof ApiError ? error.retryAfter : null);
    // A vault that was closed in the middle of a round is no fault; anything else unforeseen has to be seen.
    if (!(error instanceof ApiError || error instanceof Offline) && vault.peek()) throw error;
  }
}

/**
 * The server stands at an earlier time than this device has seen. Once in a while, so that a server which never knows
 * the device is not asked on and on.
 */
async function compareOnce(): Promise<void> {
  if (compared) return backOff(null);
  const { compare } = await loadComparing();
  await compare();
  compared = true;
  again = true;
}

/**
 * What sends and what fetches: not in the first screen's script. Tried again like any other request.
 */
function loadExchanging(): Promise<Exchanging> {
  exchanging ??= Promise.all([import('./flush'), import('./pull'), import('./stock')]).then(
    ([{ flush }, { pull }, { takeStock }]) => ({ flush, pull, takeStock }),
    (cause: unknown) => {
      exchanging = null;
      throw new Offline({ cause });
    },
  );
  return exchanging;
}

/** Wanted once in the life of a server, if at all. */
function loadComparing(): Promise<typeof Comparing> {
  comparing ??= import('./compare').catch((cause: unknown) => {
    comparing = null;
    throw new Offline({ cause });
  });
  return comparing;
}

function stopFor401(): void {
  stopSync();
  whenSignedOut();
}

/** Doubles the wait up to five minutes and spreads it, so that devices do not come back all at once. */
function backOff(retryAfter: number | null): void {
  again = false;
  reached.value = false;
  const ceiling = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** failures);
  failures += 1;
  later(retryAfter === null ? ceiling * (0.5 + Math.random() / 2) : retryAfter * 1_000);
}

onForget(stopSync);
