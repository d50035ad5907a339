import { afterEach, expect, test, vi } from 'vitest';

import { call } from '../../api/transport';
import { caseload, caseloadError, loadCaseload, responseWindow } from './caseload';

vi.mock('./opening', () => ({ openCase: async () => null }));

afterEach(() => vi.unstubAllGlobals());

test('a caseload that was read before a session was set, or a link ended, is read again', async () => {
  let next = 'none yet';
  const waiting: (() => void)[] = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    if (request.method === 'PUT') next = 'on Monday';
    const body = JSON.stringify({ results: [{ next_session_at: next }], response_window: 'two days' });
    if (request.url.endsWith('caseload')) await new Promise<void>((resolve) => waiting.push(resolve));
    return new Response(body);
  });
  const reading = loadCaseload();
  await vi.waitFor(() => expect(waiting).toHaveLength(1));
  await call('PUT', '/api/v1/clinic/clients/1/next-session', { body: {} });
  waiting[0]?.();
  await vi.waitFor(() => expect(waiting).toHaveLength(2));
  expect(caseload.value).toBeNull();
  waiting[1]?.();
  await reading;
  expect(caseload.value?.map(({ next_session_at }) => next_session_at)).toEqual(['on Monday']);
  expect([responseWindow.value, caseloadError.value]).toEqual(['two days', '']);
});
