import { call } from '../../../api/transport';
import { drafts } from '../../../store/index';
import { after } from '../../../pwa/worker';
import { shownFor } from '../../../sw/pool';
import type { ReminderContent } from '../../../api/reminders';
import { AT_OPENING, openNotification, OPENED_ON, type OpenNotification, settled } from '../../../library/notification-state';
import { mayReturn, show } from '../../../library/shown';
import { momentsToShow, valuesToShow } from './sources';

const TIMEOUT_MS = 4000;

type Found = { readonly occurrence: string; readonly content: ReminderContent; readonly repair: string | null };

/**
 * Looks for what stands in the card's place: a notification's note, or the day's note at its first opening. Else the
 * card does.
 */
export async function seek(token: string | null, day: string): Promise<void> {
  const notification = token ? await ofNotification(token) : atOpening();
  void drafts.set(OPENED_ON, day);
  openNotification.value = notification;
  settled.value = token ?? day;
}

/** Without an answer in time it is the card: nobody who tapped a note stands before an empty page. */
async function ofNotification(token: string): Promise<OpenNotification | null> {
  const asked = call<Found>('GET', `/api/v1/deliveries/${encodeURIComponent(token)}`).catch(() => null);
  const found = await Promise.race([asked, after(TIMEOUT_MS)]);
  if (!found) return null;
  const { content, occurrence, repair } = found;
  const shown = await Promise.race([shownFor(token, content).catch(() => null), after(500)]);
  if (content !== 'affirmation') return { content, occurrence, repair, shown };
  if (shown && mayReturn(shown)) show(shown);
  return null;
}

function atOpening(): OpenNotification | null {
  const contents = drafts.get<readonly ReminderContent[]>(AT_OPENING) ?? [];
  const content = contents.find((one) => (one === 'kind_moment' ? momentsToShow() : valuesToShow()).length > 0);
  return content ? { content, occurrence: null, repair: null, shown: null } : null;
}
