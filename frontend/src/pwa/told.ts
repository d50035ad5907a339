import type { Language } from '../i18n';
import { currentWorker } from './worker';

type Told = { readonly type: 'hear' } | { readonly type: 'speak'; readonly language: string };

/** Says it to the worker that is in charge, where there is one. */
export function tellWorker(what: Told): void {
  const workers = workersHere();
  if (workers) void currentWorker(workers).then(({ active }) => active?.postMessage(what), () => undefined);
}

/** What it keeps for offline, and what a note says, is in this language. */
export function tellLanguage(tag: Language): void {
  tellWorker({ type: 'speak', language: tag });
}

/** Asking for them throws where the site may keep nothing. */
export function workersHere(): ServiceWorkerContainer | undefined {
  try {
    return navigator.serviceWorker as ServiceWorkerContainer | undefined;
  } catch {
    return undefined;
  }
}
