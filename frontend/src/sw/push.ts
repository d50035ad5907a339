import { actionLabels } from './lines';
import { lineFor, readNote, type Note } from './note';
import { flushReceipts, report } from './receipts';
import { isFirstTime } from './store';

declare const self: ServiceWorkerGlobalScope;

const STORE_PATIENCE_MS = 1500;

/** Lib.dom leaves `actions` out of NotificationOptions, for pages can't use it; workers can. */
type WorkerNotificationOptions = NotificationOptions & { actions?: { action: string; title: string }[] };

/**
 * Shows one notification for a push message, whatever it holds: browsers take the subscription away from a site that shows nothing.
 * A repeat of the same delivery takes the place of the first and makes no sound.
 */
export async function showNote(payload: string | undefined): Promise<void> {
  const note = readNote(payload);
  const first = await firstTime(note);
  const options: WorkerNotificationOptions = {
    tag: note.tag,
    silent: note.silent || !first,
    icon: '/static/icons/icon-192.png',
    badge: '/static/icons/badge-96.png',
    data: { token: note.token },
    actions: note.token
      ? [
          { action: 'later', title: actionLabels.later },
          { action: 'rest', title: actionLabels.rest },
        ]
      : [],
  };
  await self.registration.showNotification(lineFor(note), options);
  if (note.token && first) await report(note.token, 'shown');
  else await flushReceipts();
}

/** A broken or slow store must not keep a note from being shown; it is then taken for a first. */
function firstTime({ token }: Note): Promise<boolean> {
  if (!token) return Promise.resolve(true);
  const patience = new Promise<boolean>((resolve) => setTimeout(resolve, STORE_PATIENCE_MS, true));
  return Promise.race([isFirstTime(token).catch(() => true), patience]);
}
