/**
 * The service worker: keeps the app's code for offline, shows notes, and says what became of them. Of what a person
 * wrote it sees only what the page put into the pool, for notes that are to show words.
 */
import { answerClick } from './click';
import { answerSync, hear, type SyncEvent } from './hear';
import { answerFor, fill, prune, speak } from './precache';
import { showNotification } from './push';
import { followChange } from './subscription-change';

declare const self: ServiceWorkerGlobalScope;

/**
 * TypeScript's library does not know this event's fields yet; `newSubscription` is null in browsers that only say "it
 * is gone".
 */
type SubscriptionChangeEvent = ExtendableEvent & { newSubscription?: PushSubscription | null };

self.addEventListener('install', (event) => event.waitUntil(fill()));
// The first worker takes the page at once; a later one waits until the page asks, so nothing changes in the middle of
// a practice.
self.addEventListener('activate', (event) => event.waitUntil(prune().then(() => self.clients.claim())));
self.addEventListener('message', (event) => {
  const { type, language } = (event.data ?? {}) as { type?: unknown; language?: unknown };
  if (type === 'apply-update') void self.skipWaiting();
  if (type === 'hear') event.waitUntil(hear());
  if (type === 'speak') event.waitUntil(speak(language).catch(() => undefined)); // told again at the next opening
});

self.addEventListener('fetch', (event) => {
  const answer = answerFor(event.request);
  if (answer) event.respondWith(answer);
});

self.addEventListener('push', (event) => event.waitUntil(showNotification(event.data?.text())));
self.addEventListener('notificationclick', (event) => event.waitUntil(answerClick(event.notification, event.action)));
self.addEventListener('sync' as keyof ServiceWorkerGlobalScopeEventMap, (event) => (event as SyncEvent).waitUntil(answerSync(event as SyncEvent)));
self.addEventListener('pushsubscriptionchange', (event) => {
  const change = event as SubscriptionChangeEvent;
  change.waitUntil(followChange(change.newSubscription));
});
