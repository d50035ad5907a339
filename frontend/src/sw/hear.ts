import { putDoneAway } from './done';
import { flushReceipts } from './receipts';
import { isThere, queuedReceipts } from './store';

declare const self: ServiceWorkerGlobalScope;

const TAG = 'receipts';

/** TypeScript's library does not know background sync, which only some browsers have. */
type WithSync = ServiceWorkerRegistration & { readonly sync?: { register: (tag: string) => Promise<void> } };
export type SyncEvent = ExtendableEvent & { readonly tag: string };

/** There may be a connection: what waits is sent, and what was answered elsewhere goes. */
export async function hear(): Promise<void> {
  if (!(await isThere())) return;
  await flushReceipts();
  await putDoneAway(self.registration);
}

/** Asks the browser to wake this worker when there is a connection, where it can and while anything waits. */
export async function askToBeWoken(): Promise<void> {
  const { sync } = self.registration as WithSync;
  if (!sync || (await queuedReceipts()).length === 0) return;
  await sync.register(TAG).catch(() => undefined); // some allow it only while a page is open
}

/** The browser woke it. Fails while something still waits, so that it is woken again. */
export async function answerSync({ tag }: SyncEvent): Promise<void> {
  if (tag !== TAG || !(await isThere())) return;
  await flushReceipts();
  if ((await queuedReceipts()).length > 0) throw new Error('something still waits');
}
