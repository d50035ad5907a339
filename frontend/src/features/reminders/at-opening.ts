import { effect } from '@preact/signals';

import { drafts } from '../../store';
import { vault } from '../../vault/open-vault';
import { AT_OPENING } from '../../library/notification-state';
import { followZone, type ReminderContent, loadReminders, type Reminder, reminders } from '../../api/reminders';
import { loadCatalogues, t } from '../../i18n';
import { onNewDay } from '../../i18n/calendar';
import { asksForZone, deviceZone, isOffset, offsetZone, withZone } from '../../i18n/zone';
import { readSubscription } from '../../sw/store';
import { showToast } from '../../ui';
import { keepWords } from './words/keeper';

let watching = false;

/**
 * Once the app is open: what reminders need of this device. Never throws; without a connection the next opening does
 * the rest.
 */
export async function lookAfterReminders(): Promise<void> {
  if (!watching) {
    effect(rememberOpening);
    onNewDay(() => void anew().catch(() => undefined));
  }
  watching = true;
  void keepWords().catch(() => undefined);
  try {
    if (reminders.peek() === null) await loadReminders();
    await sayWhereThisIs();
  } catch {
    // What this device knew from before stands.
  }
}

/** A pause may be over, and the device may be somewhere else. */
async function anew(): Promise<void> {
  if (!vault.peek()) return;
  await loadReminders();
  await lookAfterReminders();
}

/** Only a device that gets notifications moves them to where it is, and the person is told. */
async function sayWhereThisIs(): Promise<void> {
  const [zone, device] = [deviceZone(), await readSubscription().catch(() => undefined)];
  // A device that does not know where it is moves nothing that has a place.
  const lost = asksForZone() && zone === offsetZone();
  if (lost && reminders.peek()?.some((one) => one.follows_device && !isOffset(one.timezone))) return;
  if (!device || !reminders.peek()?.some((one) => one.follows_device && one.timezone !== zone)) return;
  await withZone(zone, (known) => followZone(known, device.id));
  if (!reminders.peek()?.some((one) => one.follows_device && one.timezone === zone)) return;
  await loadCatalogues('reminders');
  showToast({ text: t('reminders.zone_moved', { zone: zone.replaceAll('_', ' ') }) });
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
