import { ApiError } from '../../api/errors';
import { t } from '../../i18n';
import { dayIn } from '../../i18n/calendar';
import { listInWords, weekdayAndDay, weekdayName } from '../../i18n/dates';
import type { Reminder, ReminderInput } from '../../api/reminders';
import { nextInList } from './next';

/** "Every day", "Monday to Friday", or the days by name. */
export function daysIn({ days }: Pick<ReminderInput, 'days'>): string {
  if (days.length === 7) return t('reminders.every_day');
  if (days.join('') === '12345') return t('reminders.weekdays');
  return listInWords(days.map((day) => weekdayName(day, days.length > 2 ? 'short' : 'long')));
}

/** On which days it comes, in plain words. */
function rhythmOf(input: Pick<ReminderInput, 'rhythm' | 'days' | 'times_a_week' | 'once_on'>): string {
  if (input.rhythm === 'days') return daysIn(input);
  if (input.rhythm === 'surprise') return t('reminders.surprise_of', { times: t.of('reminders.times', input.times_a_week) });
  if (input.rhythm === 'once') return t('reminders.once_of', { day: input.once_on ? weekdayAndDay(input.once_on) : '' });
  return t.of('reminders.rhythm', input.rhythm);
}

export function windowOf({ window_start, window_end }: Pick<ReminderInput, 'window_start' | 'window_end'>): string {
  return t('reminders.window', { start: window_start, end: window_end });
}

/**
 * The two lines of a reminder's row: what it brings and on which days, for two may bring the same; and what is next.
 */
export function rowOf(reminder: Reminder): { title: string; subtitle: string } {
  const hours = reminder.rhythm !== 'opening' && reminder.next === null; // what comes next says its own
  const parts = [hours && windowOf(reminder), statusOf(reminder), nextInList(reminder)];
  return { title: titleOf(reminder), subtitle: parts.filter(Boolean).join(' · ') };
}

export function titleOf(reminder: Reminder): string {
  return [t.of('reminders.content', reminder.content), rhythmOf(reminder)].join(' · ');
}

/** A pause ends with the beginning of a day where the reminder is, and a day is all that is said of it. */
export function statusOf({ status, paused_until, timezone }: Reminder): string {
  if (status === 'resting') return t('reminders.status_resting');
  if (status !== 'paused') return '';
  return paused_until === null ? t('reminders.status_until_back') : t('reminders.status_until', { when: weekdayAndDay(dayIn(timezone, new Date(paused_until))) });
}

/** What to mend, beside each field that the server would not take. */
export function fieldErrors(error: unknown): Readonly<Record<string, readonly string[]>> {
  if (!(error instanceof ApiError)) return {};
  return Object.fromEntries(Object.keys(error.fields).map((field) => [field, [fieldError(field, error.code)]]));
}

function fieldError(field: string, code: string): string {
  if (code === 'window_inside_quiet_hours') return t('reminders.error_quiet');
  if (field === 'timezone') return t('reminders.zone_error');
  if (field === 'days') return t('reminders.error_days');
  if (field === 'once_on' || field === 'first_on') return t('reminders.error_day');
  return t(field === 'window_end' ? 'reminders.error_end' : 'reminders.error_time');
}
