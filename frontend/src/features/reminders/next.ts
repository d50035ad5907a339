import { t } from '../../i18n';
import { dayIn, now } from '../../i18n/calendar';
import { deviceZone } from '../../i18n/zone';
import { weekdayAndDay } from '../../i18n/dates';
import type { Reminder } from '../../api/reminders';

const DAY_MS = 86_400_000;

/** When it comes next, or why it does not: whole sentences, the first of them about the day. */
export function nextOf(reminder: Reminder, at = now()): readonly string[] {
  const { next, reason, reach, takes_turns, timezone } = reminder;
  if (!next) return reason ? [t.of('reminders.none', reason)] : [];
  const elsewhere = timezone !== deviceZone() && t('reminders.in_zone', { zone: zoneName(timezone) });
  const turns = takes_turns && t('reminders.takes_turns');
  return [whenOf(next, timezone, at), elsewhere, reach !== 'device' && t.of('reminders.reach', reach), turns].filter((line) => line !== false);
}

/** What the list says of it beside its rhythm, which says the rest. */
export function nextInList(reminder: Reminder, at = now()): string {
  const said = reminder.next !== null || ['no_session', 'session_too_late', 'daily_most'].includes(reminder.reason ?? '');
  return said ? (nextOf(reminder, at)[0] ?? '') : '';
}

export function zoneName(zone: string): string {
  return zone.replaceAll('_', ' ');
}

function whenOf(next: NonNullable<Reminder['next']>, zone: string, at: Date): string {
  const { on, start, end } = next;
  if (on === dayIn(zone, at)) return t('reminders.next_today', { start, end });
  if (on === dayIn(zone, new Date(at.getTime() + DAY_MS))) return t('reminders.next_tomorrow', { start, end });
  return t('reminders.next_on', { day: weekdayAndDay(on), start, end });
}
