import { chooseLanguage, type Language } from '../i18n/languages';

declare const self: ServiceWorkerGlobalScope;

// The worker can't read what the page keeps in the web storage.
const CACHE = 'attune-language';
const KEPT = '/language';

/** What the app speaks on this device: what was chosen, else what the browser asks for. */
export async function spoken(): Promise<Language> {
  const chosen = await (await caches.match(KEPT, { cacheName: CACHE }))?.text();
  return chooseLanguage([chosen ?? '', ...self.navigator.languages]);
}

export async function keepSpoken(language: Language): Promise<void> {
  await (await caches.open(CACHE)).put(KEPT, new Response(language));
}
