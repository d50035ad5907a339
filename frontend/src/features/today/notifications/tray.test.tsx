// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';

import { ours } from '../../../api/testing/ours';
import { loadCatalogues } from '../../../i18n';
import { openNotification } from '../../../library/notification-state';
import { Tray } from './tray';

beforeAll(() => loadCatalogues('shell', 'reminders', 'today'));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test('what was opened does not come back by an answer from before', async () => {
  let rows = [{ occurrence: '1', content: 'values_note', repair: null, due_at: '2026-06-15T09:00:00Z' }];
  const waiting: (() => void)[] = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    if (request.url.endsWith('session')) return ours(new Response('{}'));
    if (request.method === 'POST') {
      rows = [];
      return ours(new Response(null, { status: 204 }));
    }
    const answer = ours(new Response(JSON.stringify({ results: rows })));
    if (waiting.length > 0) await new Promise<void>((resolve) => waiting.push(resolve));
    else waiting.push(() => undefined);
    return answer;
  });
  const { rerender } = render(<Tray day="2026-06-15" />);
  const row = await screen.findByRole('button');
  rerender(<Tray day="2026-06-16" />); // midnight: asked anew
  await waitFor(() => expect(waiting).toHaveLength(2));
  await userEvent.click(row);
  waiting[1]?.();
  await waitFor(() => expect(waiting).toHaveLength(3));
  waiting[2]?.();
  openNotification.value = null; // the note was put away
  await waitFor(() => expect(screen.queryByRole('button')).toBeNull());
});
