// @vitest-environment happy-dom
import 'fake-indexeddb/auto';

import { cleanup, render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { LocationProvider } from 'preact-iso/router';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { type NextSession, reminders } from '../../api/reminders';
import { ours } from '../../api/testing/ours';
import { loadCatalogues, t } from '../../i18n';
import { freshApp } from '../../store/testing/app';
import { SessionPage } from './session-page';

const OWN: NextSession = { own: { first_on: '2036-06-18', at: '20:00', every_weeks: 1, timezone: 'Europe/Berlin' }, next_at: '2036-06-18T18:00:00Z', next_by: 'me' };
const NONE: NextSession = { own: null, next_at: null, next_by: null };

beforeEach(async () => {
  await freshApp();
  await loadCatalogues('shell', 'reminders', 'errors');
  reminders.value = [];
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function open(fetch: (request: Request) => Promise<Response>): void {
  vi.stubGlobal('fetch', fetch);
  render(
    <LocationProvider>
      <SessionPage />
    </LocationProvider>,
  );
}

const answer = (body: unknown, status = 200): Response => ours(new Response(status === 204 ? null : JSON.stringify(body), { status }));

test('promise 36: where the date could not be fetched it can be asked for again', async () => {
  let away = true;
  open(async () => {
    if (away) throw new TypeError('no network');
    return answer(OWN);
  });
  const again = await screen.findByRole('button', { name: t('shell.try_again') });
  away = false;
  await userEvent.click(again);
  expect(await screen.findByLabelText(t('reminders.session_on'))).toBeTruthy();
  expect(screen.queryByRole('button', { name: t('shell.try_again') })).toBeNull();
});

test('who takes the date away has the reminders around it as they are then', async () => {
  let there = true;
  const asked: string[] = [];
  open(async ({ method, url }) => {
    asked.push(`${method} ${new URL(url).pathname}`);
    if (method === 'DELETE') return (there = false), answer(null, 204);
    return answer(url.includes('own-session') ? (there ? OWN : NONE) : { results: [], next: null });
  });
  await userEvent.click(await screen.findByRole('button', { name: t('reminders.session_forget') }));
  await screen.findByText(t('reminders.session_unknown'));
  await vi.waitFor(() => expect(asked.at(-1)).toBe('GET /api/v1/reminders'));
});
