import { putDoneAway } from './done';
import { DEFAULT, iconOf, keptForWorker } from './guises';
import { LINES } from './lines';
import { lineFor, readNotification, type ShownNotification } from './notification';
import { wordsFor } from './pool';
import { flushReceipts, report, restWaits } from './receipts';
import { spoken } from './spoken';
import { isFirstTime } from './store';

declare const self: ServiceWorkerGlobalScope;

const RESTING = 'resting'; // all that come meanwhile are one
const STORE_TIMEOUT_MS = 1500;
const REST_TIMEOUT_MS = 5000;
const WORDS_TIMEOUT_MS = 3000; // a phone that was asleep opens them slowly

/** Lib.dom leaves `actions` out of NotificationOptions, for pages can't use it; workers can. */
type WorkerNotificationOptions = NotificationOptions & { actions?: { action: string; title: string }[] };

/**
 * Shows one notification for a push message, whatever it holds: browsers take the subscription away from a site that
 * shows nothing. A repeat of the same delivery takes the place of the first and makes no sound.
 *
 * While the server has not heard that the person wants to rest, it is told first, and what came all the same is only
 * what the browser demands: one silent line.
 */
export async function showNotification(payload: string | undefined): Promise<void> {
  const notification = readNotification(payload);
  const [rests, first, found, guise, language] = await Promise.all([
    within(restWaits(), false, STORE_TIMEOUT_MS),
    firstTime(notification),
    wordsOf(notification),
    within(keptForWorker(), DEFAULT, STORE_TIMEOUT_MS),
    within(spoken(), 'en', STORE_TIMEOUT_MS),
  ]);
  const { plain, actions } = LINES[language];
  const words = rests ? null : found;
  if (rests) await within(flushReceipts(), null, REST_TIMEOUT_MS);
  const options: WorkerNotificationOptions = {
    ...(words === null ? {} : { body: words }), // the title stays neutral
    tag: rests ? RESTING : notification.tag,
    silent: notification.silent || !first || rests,
    icon: iconOf(guise, 'icon-192.png'),
    badge: iconOf(guise, 'badge-96.png'),
    data: { token: notification.token },
    actions:
      notification.token && !rests
        ? [
            { action: 'later', title: actions.later },
            { action: 'rest', title: actions.rest },
          ]
        : [],
  };
  await self.registration.showNotification(lineFor(notification, plain), options);
  if (notification.token && first) await report(notification.token, 'shown');
  else await flushReceipts();
  await putDoneAway(self.registration, notification.token);
}

/** A broken or slow store must not keep a note from being shown; it is then taken for a first. */
function firstTime({ token }: ShownNotification): Promise<boolean> {
  return token ? within(isFirstTime(token), true, STORE_TIMEOUT_MS) : Promise.resolve(true);
}

/**
 * The person's words where they asked for them and this device has some; whatever goes wrong, the neutral line stands
 * alone.
 */
function wordsOf({ token, words }: ShownNotification): Promise<string | null> {
  return token && words ? within(wordsFor(token, words), null, WORDS_TIMEOUT_MS) : Promise.resolve(null);
}

function within<Value>(work: Promise<Value>, otherwise: Value, timeoutMs: number): Promise<Value> {
  const timeout = new Promise<Value>((resolve) => setTimeout(resolve, timeoutMs, otherwise));
  return Promise.race([work.catch(() => otherwise), timeout]);
}
