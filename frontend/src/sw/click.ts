import { askToBeWoken } from './hear';
import { pathFor } from './notification';
import { report } from './receipts';
import type { ReceiptEvent } from './store';

declare const self: ServiceWorkerGlobalScope;

// Firefox lets a click open a window for one second.
const PAGE_TIMEOUT_MS = 600;

/** A tap on the note opens its card; a tap on one of its buttons only tells the server. */
export async function answerClick(notification: Notification, action: string): Promise<void> {
  notification.close();
  const token = (notification.data as { token?: string | null } | null)?.token ?? null;
  if (token && (action === 'later' || action === 'rest')) {
    await tell(token, action);
    return;
  }
  await open(pathFor(token));
  if (token) await tell(token, 'opened');
}

async function tell(token: string, event: ReceiptEvent): Promise<void> {
  if ((await report(token, event)) === 'waits') await askToBeWoken();
}

/** Prefers a window that is already open, without loading it anew: what is being typed there stays. */
async function open(path: string): Promise<void> {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const visible = windows.find((client) => client.focused) ?? windows.find((client) => client.visibilityState === 'visible');
  const best = visible ?? windows[0];
  if (!best || !(await reuse(best, path))) await self.clients.openWindow(path);
}

/** False when the window can't be had, and a click may still open another: focusing one spends what a click allows. */
async function reuse(client: WindowClient, path: string): Promise<boolean> {
  try {
    // A hidden page may be frozen and answers only once it is in front. One in front answers now, unless it is just
    // going away.
    if (client.visibilityState === 'hidden') await client.focus();
    if (!(await wentThere(client, path))) return (await client.navigate(path)) !== null;
    if (!client.focused) await client.focus().catch(() => client);
    return true;
  } catch {
    return false;
  }
}

/** Asks the page to go to a path itself. False when it does not answer, as a page that failed to start would. */
function wentThere(client: WindowClient, path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(true);
    setTimeout(resolve, PAGE_TIMEOUT_MS, false);
    client.postMessage({ type: 'open', path }, [port2]);
  });
}
