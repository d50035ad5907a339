import { signal, type ReadonlySignal } from '@preact/signals';

import { trustedScript } from '../vault/trusted';

const ADDRESS = '/serviceworker.js';
const READY_TIMEOUT_MS = 10_000;
const AGAIN_AFTER_MS = [2000, 10_000, 60_000, 600_000];

const waiting = signal<ServiceWorker | null>(null);

/** A newer version of the app that waits to be used, or null. Nothing changes until `applyUpdate`. */
export const updateReady: ReadonlySignal<ServiceWorker | null> = waiting;

/**
 * Registers the service worker. An installation that a bad connection broke is begun anew, so that the app opens
 * without one from then on. Does nothing where there is no worker, as in a private window of some browsers.
 */
export async function registerWorker(again: readonly number[] = AGAIN_AFTER_MS): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const [wait, ...later] = again;
  const failed = once(() => {
    if (wait !== undefined) setTimeout(() => void registerWorker(later), wait);
  });
  try {
    const registration = await navigator.serviceWorker.register(trustedScript(ADDRESS), { scope: '/', updateViaCache: 'none' });
    const look = (): void => {
      // Without a controller this is the first worker, and there is nothing older to replace.
      if (registration.waiting && navigator.serviceWorker.controller) waiting.value = registration.waiting;
    };
    const follow = (worker: ServiceWorker | null): void =>
      worker?.addEventListener('statechange', () => {
        look();
        if (worker.state === 'redundant' && !registration.active) failed();
      });
    look();
    follow(registration.installing);
    registration.addEventListener('updatefound', () => follow(registration.installing));
  } catch {
    // Storage may be closed to us. Without a worker the app still works while there is a connection.
    failed();
  }
}

/** Registers it where there is none any more. */
export async function registerWorkerAnew(): Promise<void> {
  if ('serviceWorker' in navigator && !(await navigator.serviceWorker.getRegistration())) await registerWorker();
}

function once(work: () => void): () => void {
  let done = false;
  return () => {
    if (!done) work();
    done = true;
  };
}

/** Puts the newer version in place and loads the page again. Only ever on a person's tap. */
export function applyUpdate(): void {
  const next = waiting.peek();
  if (!next) return;
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  next.postMessage({ type: 'apply-update' });
}

/**
 * The registration once its worker is active, or null when there is none within ten seconds: `ready` alone may wait
 * for ever.
 */
export async function readyWorker(): Promise<ServiceWorkerRegistration | null> {
  if (!('serviceWorker' in navigator)) return null;
  return Promise.race([currentWorker(navigator.serviceWorker), after(READY_TIMEOUT_MS)]);
}

/** `ready` stays what it was when this page began: after a sign-out, a registration that is no more. */
export async function currentWorker(workers: ServiceWorkerContainer): Promise<ServiceWorkerRegistration> {
  const now = await workers.getRegistration();
  return now?.active ? now : workers.ready;
}

/** Null after so many milliseconds. */
export function after(milliseconds: number): Promise<null> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds, null));
}
