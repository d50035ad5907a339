import { signal } from '@preact/signals';

import { call } from '../../api/transport';
import { onForget } from '../../vault/forget';

export type Wording = 'silent' | 'plain' | 'words';

/** A window on chosen days (Monday is 1), as wall time in a zone. The moment inside it is drawn anew each day. */
export type Wish = {
  readonly days: readonly number[];
  readonly window_start: string;
  readonly window_end: string;
  readonly timezone: string;
  readonly follows_device: boolean;
  readonly wording: Wording;
};

export type Reminder = Wish & {
  readonly id: string;
  readonly kind: string;
  readonly status: 'active' | 'paused' | 'resting';
  readonly paused_until: string | null;
};

export type Quiet = { readonly quiet_from: string; readonly quiet_until: string; readonly daily_most: number };

export type Coming = {
  readonly id: string;
  readonly due_at: string;
  readonly purpose: 'scheduled' | 'later' | 'test';
  readonly dropped: 'late' | 'daily_most' | 'no_device' | 'silent' | null;
  readonly deliveries: readonly {
    readonly device: string;
    readonly state: 'pending' | 'sent' | 'gone' | 'expired';
    readonly accepted_at: string | null;
    readonly shown_at: string | null;
    readonly opened_at: string | null;
  }[];
};

/** The reminders as the server last told; null until it did. They are kept by the server alone, so they need a connection. */
export const reminders = signal<readonly Reminder[] | null>(null);

export async function loadReminders(): Promise<void> {
  reminders.value = (await call<{ results: Reminder[] }>('GET', '/api/v1/reminders')).results;
}

function put(reminder: Reminder): Reminder {
  const others = (reminders.value ?? []).filter(({ id }) => id !== reminder.id);
  reminders.value = [...others, reminder].toSorted((a, b) => a.id.localeCompare(b.id));
  return reminder;
}

export async function createReminder(wish: Wish): Promise<Reminder> {
  return put(await call<Reminder>('POST', '/api/v1/reminders', { body: { kind: 'affirmation', ...wish } }));
}

export async function changeReminder(id: string, wish: Wish): Promise<Reminder> {
  return put(await call<Reminder>('PUT', `/api/v1/reminders/${id}`, { body: { kind: 'affirmation', ...wish } }));
}

export async function deleteReminder(id: string): Promise<void> {
  await call('DELETE', `/api/v1/reminders/${id}`);
  reminders.value = (reminders.value ?? []).filter((one) => one.id !== id);
}

export async function pauseReminder(id: string, until: 'tomorrow' | 'week' | 'back'): Promise<void> {
  put(await call<Reminder>('POST', `/api/v1/reminders/${id}/pause`, { body: { until } }));
}

export async function resumeReminder(id: string): Promise<void> {
  put(await call<Reminder>('POST', `/api/v1/reminders/${id}/resume`));
}

export async function sendOneNow(): Promise<void> {
  await call('POST', '/api/v1/reminders/send-one-now');
}

export async function loadComings(): Promise<readonly Coming[]> {
  return (await call<{ results: Coming[] }>('GET', '/api/v1/reminder-occurrences')).results;
}

export function loadQuiet(): Promise<Quiet> {
  return call<Quiet>('GET', '/api/v1/reminder-settings');
}

export function saveQuiet(quiet: Quiet): Promise<Quiet> {
  return call<Quiet>('PATCH', '/api/v1/reminder-settings', { body: quiet });
}

/** The zone of this device, as IANA names it. */
export function deviceZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
}

onForget(() => {
  reminders.value = null;
});
