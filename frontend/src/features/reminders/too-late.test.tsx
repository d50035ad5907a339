// @vitest-environment happy-dom
import 'fake-indexeddb/auto';

import { cleanup, render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { LocationProvider } from 'preact-iso/router';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { ours } from '../../api/testing/ours';
import { type Reminder, reminders, type Settings } from '../../api/reminders';
import { loadCatalogues } from '../../i18n';
import { freshApp } from '../../store/testing/app';
import { newInput } from './input';
import { QuietPage } from './quiet-page';
import { SessionPage } from './session-page';
import { UNPLANNED } from './testing/unplanned';

const LATE = 'Nothing is planned: these hours are over before your session is.';
const REMINDER: Reminder = { ...newInput(), ...UNPLANNED, id: '1', status: 'active', paused_until: null, content: 'session', rhythm: 'evening_after' };
const OWN = { own: { first_on: '2026-06-18', at: '20:00', every_weeks: 1, timezone: 'Europe/Berlin' }, next_at: '2026-06-18T18:00:00Z', next_by: 'me' };
const SETTINGS: Settings = { quiet_from: '19:00', quiet_until: '09:00', daily_most: 2, by_email: false, email_offered: false };

beforeEach(async () => {
  await freshApp();
  await loadCatalogues('shell', 'reminders');
  reminders.value = [REMINDER];
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test.each([
  ['own-session', 'Keep this', () => <SessionPage />],
  ['reminder-settings', 'Keep the change', () => <QuietPage />],
] as const)('whoever saves %s hears at once which reminder cannot come any more', async (what, save, page) => {
  let saved = false;
  vi.stubGlobal('fetch', async (request: Request) => {
    saved ||= request.method !== 'GET';
    if (request.url.includes('reminders') && !request.url.includes(what)) {
      return ours(new Response(JSON.stringify({ results: [{ ...REMINDER, reason: saved ? 'session_too_late' : null }], next: null })));
    }
    return ours(new Response(JSON.stringify(what === 'own-session' ? OWN : SETTINGS)));
  });
  render(<LocationProvider>{page()}</LocationProvider>);
  const button = await screen.findByRole('button', { name: save });
  expect(screen.queryByText(LATE)).toBeNull();
  await userEvent.click(button);
  const found = await screen.findByRole('link', { name: new RegExp(LATE) });
  expect(found.getAttribute('href')).toBe('/you/reminders/1');
});
