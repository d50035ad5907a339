import { signal } from '@preact/signals';

import { drafts } from '../store';
import { onForget } from '../vault/forget';
import type { ReminderContent } from '../api/reminders';

/**
 * A note that stands in the place of the card. `shown` is the text that stood on the locked screen, where there was
 * one.
 */
export type OpenNotification = {
  readonly content: ReminderContent;
  readonly occurrence: string | null;
  readonly repair: string | null;
  readonly shown: string | null;
  readonly tapped?: boolean; // on this page
};

export const openNotification = signal<OpenNotification | null>(null);

/** The token of a notification, or the day of a first opening, whose note was looked for already. */
export const settled = signal<string | null>(null);

/**
 * What the reminders "when I open the app" bring besides the card, as it was last known: it works without a
 * connection.
 */
export const AT_OPENING = 'reminders/opening';
/** The local day whose first opening was. */
export const OPENED_ON = 'today/opened-on';

/**
 * What is looked for before the card is shown: the note of this notification, the day's note at its first opening, or
 * nothing.
 */
export function soughtFor(token: string | null, day: string): string | null {
  if (token !== null) return token;
  const waits = (drafts.get<readonly ReminderContent[]>(AT_OPENING)?.length ?? 0) > 0 && drafts.get<string>(OPENED_ON) !== day;
  return waits ? day : null;
}

onForget(() => {
  openNotification.value = null;
  settled.value = null;
});
