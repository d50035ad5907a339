import { effect } from '@preact/signals';

import { language } from '../i18n';
import { session, type SessionState } from '../session/state';
import { onSignOut } from '../vault/forget';
import { tellLanguage, tellWorker, workersHere } from './told';
import { registerWorker } from './worker';

/** What is to be done when somebody opened the app, locked it or left. */
export type AtSession = (state: SessionState) => Promise<void>;

/**
 * Everything that belongs to the installed app, off the way of the first paint: the service worker, taps on notes,
 * the kept install prompt, and `atSession` each time it is known anew who is here. Call once, from the entry.
 */
export function registerServiceWorker(atSession: AtSession): void {
  listenForTaps();
  onSignOut(async () => (await import('./subscription')).turnOff());
  afterFirstPaint(() => {
    void registerWorker().then(letWorkerHear).then(() => effect(() => tellLanguage(language.value)));
    callAtSession(atSession);
  });
}

function afterFirstPaint(work: () => void): void {
  const idle = (): void => {
    // eslint-disable-next-line no-restricted-globals -- looked for
    if (typeof requestIdleCallback === 'function') requestIdleCallback(work, { timeout: 3000 });
    else setTimeout(work, 200); // Safari
  };
  if (document.readyState === 'complete') idle();
  else addEventListener('load', idle, { once: true });
}

/**
 * Once it is known who is here, and again when that changes. What there is to do comes off the way of the first
 * paint.
 */
function callAtSession(atSession: AtSession): void {
  effect(() => {
    const { state } = session.value;
    if (state !== 'starting') void atSession(state).catch(() => undefined); // the page is being left
  });
}

/**
 * At the opening, whenever the app comes to the front, and when a connection is back: the worker sends what waits, and
 * takes away notes that were answered on another device. Whoever is here, and also when nobody is.
 */
function letWorkerHear(): void {
  const workers = workersHere();
  if (!workers) return;
  const hear = (): void => tellWorker({ type: 'hear' });
  const hearInFront = (): void => {
    if (document.visibilityState === 'visible') hear();
  };
  hearInFront();
  addEventListener('online', hear);
  for (const event of ['focus', 'pageshow']) addEventListener(event, hearInFront);
  document.addEventListener('visibilitychange', hearInFront);
}

/** A tap on a note goes to its card inside the running app, so that nothing typed elsewhere is lost to a reload. */
function listenForTaps(): void {
  const workers = workersHere();
  if (!workers) return;
  workers.addEventListener('message', ({ data, ports }: MessageEvent) => {
    const { type, path } = (data ?? {}) as { type?: unknown; path?: unknown };
    if (type !== 'open' || typeof path !== 'string' || !/^\/(?!\/)/.test(path)) return;
    ports[0]?.postMessage('going');
    history.pushState(null, '', path);
    dispatchEvent(new PopStateEvent('popstate', { state: null })); // what the router listens to
  });
  workers.startMessages();
}
