import { effect } from '@preact/signals';

import { drafts } from '../../store';
import { vault } from '../../vault/open-vault';
import { AT_OPENING } from '../../library/notification-state';
import { followZone, type ReminderContent, loadReminders, type Reminder, reminders } from '../../api/reminders';
import { deviceZone } from '../../i18n/calendar';
import { keepWords } from './words/keeper';

let watching = false;

/**
 * Once the app is open: what reminders need of this device. Never throws; without a connection the next opening does
 * the rest.
 */
export async function lookAfterReminders(): Promise<void> {
  if (!watching) effect(rememberOpening);
  watching = true;
  void keepWords().catch(() => undefined);
  try {
    if (reminders.peek() === null) await loadReminders();
    const zone = deviceZone();
    if (reminders.peek()?.some((one) => one.follows_device && one.timezone !== zone)) await followZone(zone);
  } catch {
    // What this device knew from before stands.
  }
}

/** What "when I open the app" brings besides the card, kept for an opening without a connection. */
function rememberOpening(): void {
  if (!vault.value || !reminders.value) return;
  const contents = broughtAtOpening(reminders.value);
  if (JSON.stringify(contents) !== JSON.stringify(drafts.get<readonly ReminderContent[]>(AT_OPENING) ?? [])) void drafts.set(AT_OPENING, contents);
}

export function broughtAtOpening(all: readonly Reminder[]): readonly ReminderContent[] {
  const active = all.filter(({ rhythm, status, content }) => rhythm === 'opening' && status === 'active' && content !== 'affirmation');
  return [...new Set(active.map(({ content }) => content))];
}
