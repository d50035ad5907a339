import { pathFor } from './note';
import { report } from './receipts';

declare const self: ServiceWorkerGlobalScope;

const PAGE_PATIENCE_MS = 1500;

/** A tap on the note opens its card; a tap on one of its buttons only tells the server. */
export async function answerClick(notification: Notification, action: string): Promise<void> {
  notification.close();
  const token = (notification.data as { token?: string | null } | null)?.token ?? null;
  if (token && (action === 'later' || action === 'rest')) {
    await report(token, action);
    return;
  }
  await open(pathFor(token));
  if (token) await report(token, 'opened');
}

/** Prefers a window that is already open, without loading it anew: what is being typed there stays. */
async function open(path: string): Promise<void> {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const best = windows.find((client) => client.focused) ?? windows.find((client) => client.visibilityState === 'visible') ?? windows[0];
  if (!best) {
    await self.clients.openWindow(path);
    return;
  }
  const focused = await best.focus().catch(() => best);
  if (!(await wentThere(focused, path))) await focused.navigate(path).catch(() => self.clients.openWindow(path));
}

/** Asks the page to go to a path itself. False when it does not answer, as a page that failed to start would. */
function wentThere(client: WindowClient, path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(true);
    setTimeout(resolve, PAGE_PATIENCE_MS, false);
    client.postMessage({ type: 'open', path }, [port2]);
  });
}
