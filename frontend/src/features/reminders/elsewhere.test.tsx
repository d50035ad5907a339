// @vitest-environment happy-dom
import 'fake-indexeddb/auto';

import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { LocationProvider } from 'preact-iso/router';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { type OwnSession, type Reminder, reminders, type Settings } from '../../api/reminders';
import { ours } from '../../api/testing/ours';
import { loadCatalogues, t } from '../../i18n';
import { freshApp } from '../../store/testing/app';
import { EditPage } from './edit-page';
import { newInput } from './input';
import { QuietPage } from './quiet-page';
import { SessionPage } from './session-page';
import { UNPLANNED } from './testing/unplanned';

// What a page shows may have been changed on another device since.

type Held = { reminder: Reminder; settings: Settings; own: OwnSession };
const BEGUN: Held = {
  reminder: { ...newInput(), ...UNPLANNED, id: '1', status: 'active', paused_until: null, window_start: '09:00', window_end: '10:00', timezone: 'UTC', follows_device: false },
  settings: { quiet_from: '22:00', quiet_until: '07:00', daily_most: 2, by_email: false, email_offered: false },
  own: { first_on: '2036-06-18', at: '20:00', every_weeks: 1, timezone: 'UTC' },
};
let held: Held;
let kept: Record<string, unknown>[];
let lost = false; // what is written gets no answer

beforeEach(async () => {
  held = structuredClone(BEGUN);
  kept = [];
  await freshApp();
  await loadCatalogues('shell', 'reminders', 'errors');
  reminders.value = [held.reminder];
  vi.stubGlobal('fetch', async (request: Request) => {
    if (request.method !== 'GET' && lost) throw new TypeError('no connection');
    if (request.method !== 'GET') kept.push((await request.json()) as Record<string, unknown>);
    const { own, settings, reminder } = held;
    if (request.url.includes('own-session')) return ours(Response.json({ own, next_at: null, next_by: 'me' }));
    if (request.url.includes('reminder-settings')) return ours(Response.json(settings));
    return ours(Response.json(request.method === 'PUT' ? reminder : { results: [reminder], next: null }));
  });
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const PAGES = [
  ['a reminder', () => <EditPage id="1" />, 'reminders.save', 'reminders.from', 'window_start', 'window_end', (name: string, at: string) => (held.reminder = { ...held.reminder, [name]: at })],
  ['quiet hours', () => <QuietPage />, 'reminders.save', 'reminders.from', 'quiet_from', 'quiet_until', (name: string, at: string) => (held.settings = { ...held.settings, [name]: at })],
  ['the session', () => <SessionPage />, 'reminders.session_keep', 'reminders.session_at', 'at', 'first_on', (name: string, at: string) => (held.own = { ...held.own, [name]: at })],
] as const;

test.each(PAGES)('promise 43: what another device set of %s stays, and what was changed here is kept too', async (_, page, save, label, here, there, sets) => {
  render(<LocationProvider>{page()}</LocationProvider>);
  fireEvent.input(await screen.findByLabelText(t(label)), { target: { value: '08:30' } });
  const set = there === 'first_on' ? '2036-07-02' : '11:15';
  sets(there, set);
  fireEvent.click(screen.getByRole('button', { name: t(save) }));
  await vi.waitFor(() => expect(kept).toHaveLength(1));
  expect(kept[0]).toMatchObject({ [here]: '08:30', [there]: set });
});

test.each(PAGES)('promise 43: where both changed the same of %s nothing is written before it is meant so', async (_, page, save, label, here, __, sets) => {
  render(<LocationProvider>{page()}</LocationProvider>);
  fireEvent.input(await screen.findByLabelText(t(label)), { target: { value: '08:30' } });
  sets(here, '08:45');
  fireEvent.click(screen.getByRole('button', { name: t(save) }));
  expect(await screen.findByText(t('errors.stale_revision'))).toBeTruthy();
  expect([kept, (screen.getByLabelText(t(label)) as HTMLInputElement).value]).toEqual([[], '08:30']);
  fireEvent.click(screen.getByRole('button', { name: t(save) }));
  await vi.waitFor(() => expect(kept).toHaveLength(1));
  expect(kept[0]).toMatchObject({ [here]: '08:30' });
});

test.each(PAGES)('promise 43: where keeping %s got no answer, what was typed comes back over what the other device set', async (_, page, save, label, here, there, sets) => {
  const { unmount } = render(<LocationProvider>{page()}</LocationProvider>);
  fireEvent.input(await screen.findByLabelText(t(label)), { target: { value: '08:30' } });
  const set = there === 'first_on' ? '2036-07-02' : '11:15';
  sets(there, set);
  lost = true;
  fireEvent.click(screen.getByRole('button', { name: t(save) }));
  await screen.findByRole('alert');
  unmount();
  lost = false;
  render(<LocationProvider>{page()}</LocationProvider>);
  await vi.waitFor(async () => expect(((await screen.findByLabelText(t(label))) as HTMLInputElement).value).toBe('08:30'));
  sets(there, set === '11:15' ? '11:30' : '2036-07-03'); // and once more
  fireEvent.click(screen.getByRole('button', { name: t(save) }));
  await vi.waitFor(() => expect(kept).toHaveLength(1));
  expect(kept[0]).toMatchObject({ [here]: '08:30', [there]: set === '11:15' ? '11:30' : '2036-07-03' });
});
