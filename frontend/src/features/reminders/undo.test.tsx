// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { LocationProvider } from 'preact-iso/router';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';

import { ours } from '../../api/testing/ours';
import { type Reminder, reminders } from '../../api/reminders';
import { loadCatalogues } from '../../i18n';
import { Toasts } from '../../ui/toast';
import { EditPage } from './edit-page';
import { newInput } from './input';
import { UNPLANNED } from './testing/unplanned';

beforeAll(() => loadCatalogues('shell', 'reminders'));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test.each([
  ['paused', '2026-06-16T00:00:00Z'],
  ['paused', null],
  ['resting', null],
  ['active', null],
] as const)('what was %s (until %s) comes back as it stood', async (status, paused_until) => {
  const reminder: Reminder = { ...newInput(), id: '1', ...UNPLANNED, status, paused_until };
  reminders.value = [reminder];
  const sent = vi.fn();
  vi.stubGlobal('fetch', async (request: Request) => {
    if (request.method === 'DELETE') return ours(new Response(null, { status: 204 }));
    if (request.method === 'POST') sent(await request.json());
    return ours(new Response(JSON.stringify({ ...reminder, id: '2' })));
  });
  render(
    <LocationProvider>
      <EditPage id="1" />
      <Toasts />
    </LocationProvider>,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Delete this reminder' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(sent).toHaveBeenCalledOnce());
  expect(sent).toHaveBeenCalledWith({ ...newInput(), status, paused_until });
});

test('what could not be brought back says so, and keeps the way back', async () => {
  const reminder: Reminder = { ...newInput(), id: '1', status: 'active', paused_until: null, ...UNPLANNED };
  reminders.value = [reminder];
  let reachable = false;
  vi.stubGlobal('fetch', async (request: Request) => {
    if (request.method === 'DELETE') return ours(new Response(null, { status: 204 }));
    if (request.method === 'POST' && !reachable) throw new TypeError('no connection');
    return ours(new Response(JSON.stringify({ ...reminder, id: '2' })));
  });
  render(
    <LocationProvider>
      <EditPage id="1" />
      <Toasts />
    </LocationProvider>,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Delete this reminder' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  const again = await screen.findByRole('button', { name: 'Try again' });
  expect(reminders.value).toEqual([]);
  reachable = true;
  await userEvent.click(again);
  await waitFor(() => expect(reminders.value?.map(({ id }) => id)).toEqual(['2']));
});
