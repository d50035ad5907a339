import { language } from '../i18n';
import { currentWorker } from './worker';

type Told = { readonly type: 'hear' } | { readonly type: 'speak'; readonly language: string };

/** Says it to the worker that is in charge, where there is one. */
export function tellWorker(what: Told): void {
  const workers = workersHere();
  if (workers) void currentWorker(workers).then(({ active }) => active?.postMessage(what), () => undefined);
}

/** What it keeps for offline, and what a note says, is in the language of the screen. */
export function tellLanguage(): void {
  tellWorker({ type: 'speak', language: language.value });
}

/** Asking for them throws where the site may keep nothing. */
export function workersHere(): ServiceWorkerContainer | undefined {
  try {
    return navigator.serviceWorker as ServiceWorkerContainer | undefined;
  } catch {
    return undefined;
  }
}
