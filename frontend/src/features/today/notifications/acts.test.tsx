// @vitest-environment happy-dom
import 'fake-indexeddb/auto';

import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';

import { ours } from '../../../api/testing/ours';
import { loadCatalogues, t } from '../../../i18n';
import { NotificationActs } from './acts';

beforeAll(() => loadCatalogues('shell', 'reminders', 'today'));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test.each([
  ['rest', () => t('reminders.note_rest')],
  ['later', () => t('reminders.note_later')],
])('promise 23: what a phone does not show on the note is one tap inside: %s', async (event, label) => {
  const told: unknown[] = [];
  vi.stubGlobal('fetch', async (_path: string, init: RequestInit) => {
    told.push((JSON.parse(String(init.body)) as { event: string }).event);
    return ours(new Response(null, { status: 204 }));
  });
  render(<NotificationActs token="abcdefgh1234" />);
  fireEvent.click(screen.getByRole('button', { name: label() }));
  await waitFor(() => expect(new Set(told)).toEqual(new Set(['opened', event])));
  await waitFor(() => expect(screen.queryByRole('button')).toBeNull());
});
