import { held } from './held';
import { call } from './transport';
import type { DeliveryState } from './vocabularies/delivery-state';
import type { OccurrenceDropped } from './vocabularies/occurrence-dropped';
import type { OccurrencePurpose } from './vocabularies/occurrence-purpose';
import type { PauseUntil } from './vocabularies/pause-until';
import type { ReminderContent } from './vocabularies/reminder-content';
import type { ReminderReach } from './vocabularies/reminder-reach';
import type { ReminderReason } from './vocabularies/reminder-reason';
import type { ReminderRhythm } from './vocabularies/reminder-rhythm';
import type { ReminderStatus } from './vocabularies/reminder-status';
import type { ReminderWording } from './vocabularies/reminder-wording';
import type { SessionEveryWeeks } from './vocabularies/session-every-weeks';
import type { SessionSetBy } from './vocabularies/session-set-by';

export type { ReminderContent };
/**
 * The contents that have words of their own to show; the others are about something that has no place on a lock screen.
 */
export const WORDED: readonly ReminderContent[] = ['affirmation', 'kind_moment', 'values_note'];

export type Rhythm = ReminderRhythm;
export type Wording = ReminderWording;

/**
 * What comes, in which rhythm, and how. The window is wall time in a zone; the moment inside it is drawn anew each
 * day. `days` (Monday is 1), `times_a_week`, `once_on` and `repair` count only for the rhythm that uses them.
 */
export type ReminderInput = {
  readonly content: ReminderContent;
  readonly rhythm: Rhythm;
  readonly days: readonly number[];
  readonly times_a_week: number;
  readonly once_on: string | null;
  readonly repair: string | null;
  readonly window_start: string;
  readonly window_end: string;
  readonly timezone: string;
  readonly follows_device: boolean;
  readonly wording: Wording;
};

export type Reminder = ReminderInput & {
  readonly id: string;
  readonly status: ReminderStatus;
  readonly paused_until: string | null;
  readonly next: { readonly on: string; readonly start: string; readonly end: string } | null; // in its own zone
  readonly reason: ReminderReason | null; // why there is no next one
  readonly reach: ReminderReach;
  readonly takes_turns: boolean; // more want to come on one of its days than may
};

export type Settings = {
  readonly quiet_from: string;
  readonly quiet_until: string;
  readonly daily_most: number;
  readonly by_email: boolean;
  readonly email_offered: boolean; // there is a confirmed address, and the server can send
};

export type OwnSession = { readonly first_on: string; readonly at: string; readonly every_weeks: SessionEveryWeeks; readonly timezone: string };
export type NextSession = { readonly own: OwnSession | null; readonly next_at: string | null; readonly next_by: SessionSetBy | null };

export type Coming = {
  readonly id: string;
  readonly content: ReminderContent;
  readonly due_at: string;
  readonly purpose: OccurrencePurpose;
  readonly dropped: OccurrenceDropped | null;
  readonly opened_at: string | null;
  readonly by_email: boolean;
  readonly deliveries: readonly {
    readonly device: string;
    readonly state: DeliveryState;
    readonly failure: string;
    readonly held_back: boolean;
    readonly accepted_at: string | null;
    readonly shown_at: string | null;
    readonly opened_at: string | null;
  }[];
};

type Listed = { readonly results: readonly Reminder[] };

/** They are kept by the server alone, so they need a connection. */
const all = held(async () => (await call<Listed>('GET', '/api/v1/reminders')).results);

export const reminders = all.value;
export const loadReminders = all.load;

function put(others: readonly Reminder[], reminder: Reminder): readonly Reminder[] {
  return [...others.filter(({ id }) => id !== reminder.id), reminder].toSorted((a, b) => a.id.localeCompare(b.id));
}

/** `as`: how one stood that was deleted and is wanted back. */
export function createReminder(input: ReminderInput, as?: Pick<Reminder, 'status' | 'paused_until'>): Promise<Reminder> {
  const status = as && { status: as.status, paused_until: as.paused_until };
  return all.write(() => call<Reminder>('POST', '/api/v1/reminders', { body: { ...input, ...status } }), put);
}

export function changeReminder(id: string, input: ReminderInput): Promise<Reminder> {
  return all.write(() => call<Reminder>('PUT', `/api/v1/reminders/${id}`, { body: input }), put);
}

export async function deleteReminder(id: string): Promise<void> {
  await all.write(
    () => call('DELETE', `/api/v1/reminders/${id}`),
    (others) => others.filter((one) => one.id !== id),
  );
}

export async function pauseReminder(id: string, until: PauseUntil): Promise<void> {
  await all.write(() => call<Reminder>('POST', `/api/v1/reminders/${id}/pause`, { body: { until } }), put);
}

export async function resumeReminder(id: string): Promise<void> {
  await all.write(() => call<Reminder>('POST', `/api/v1/reminders/${id}/resume`), put);
}

/**
 * Says in which zone this device is, with the id of its push subscription. The reminders that follow go there if it is
 * one that gets notifications, or if the person asked.
 */
export async function followZone(timezone: string, device: string | null, asked = false): Promise<void> {
  await all.write(
    () => call<Listed>('PATCH', '/api/v1/reminders/timezone', { body: { timezone, device, asked } }),
    (_, { results }) => results,
  );
}

export async function sendOneNow(): Promise<void> {
  await call('POST', '/api/v1/reminders/send-one-now');
}

export async function loadComings(): Promise<readonly Coming[]> {
  return (await call<{ results: Coming[] }>('GET', '/api/v1/reminder-occurrences')).results;
}

export function loadSettings(): Promise<Settings> {
  return call<Settings>('GET', '/api/v1/reminder-settings');
}

export function saveSettings({ email_offered: _, ...settings }: Settings): Promise<Settings> {
  return call<Settings>('PATCH', '/api/v1/reminder-settings', { body: settings });
}

export function loadSession(): Promise<NextSession> {
  return call<NextSession>('GET', '/api/v1/own-session');
}

export function saveSession(own: OwnSession): Promise<NextSession> {
  return call<NextSession>('PUT', '/api/v1/own-session', { body: own });
}

export async function deleteSession(): Promise<void> {
  await call('DELETE', '/api/v1/own-session');
}
