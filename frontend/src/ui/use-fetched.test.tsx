// @vitest-environment happy-dom
import { act, renderHook, waitFor } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';

import { ours } from '../api/testing/ours';
import { call } from '../api/transport';
import { useFetched } from './use-fetched';

afterEach(() => vi.unstubAllGlobals());

/**
 * A server whose first answer to a question waits until it is let go; every answer is as things were when it was asked.
 */
function slowAtFirst(): { readonly release: () => void } {
  let held = 'before';
  let release = (): void => undefined;
  let slow = true;
  vi.stubGlobal('fetch', async (request: Request) => {
    if (request.method === 'PUT') held = 'after';
    const answer = ours(new Response(JSON.stringify({ held })));
    if (request.method === 'GET' && !request.url.endsWith('session') && slow) {
      slow = false;
      await new Promise<void>((resolve) => (release = resolve));
    }
    return answer;
  });
  return { release: () => release() };
}

test('what was read before a write ended is never shown, whichever page wrote', async () => {
  const server = slowAtFirst();
  const shown: (string | undefined)[] = [];
  renderHook(() => shown.push(useFetched(() => call<{ held: string }>('GET', '/api/v1/anything')).data?.held));
  await waitFor(() => expect(shown).toHaveLength(1));
  await call('PUT', '/api/v1/anything', { body: {} });
  server.release();
  await waitFor(() => expect(shown).toContain('after'));
  expect(shown).not.toContain('before');
});

test('the outbox may be emptied at any time, and asks nothing anew', async () => {
  const server = slowAtFirst();
  const { result } = renderHook(() => useFetched(() => call<{ held: string }>('GET', '/api/v1/anything')));
  await call('POST', '/api/v1/sync', { body: {} });
  server.release();
  await waitFor(() => expect(result.current.data?.held).toBe('before'));
});

test('what a write answered with stands, whatever comes afterwards from before', async () => {
  const server = slowAtFirst();
  const asked = call<{ held: string }>('GET', '/api/v1/anything');
  const { result } = renderHook(() => useFetched(() => asked));
  result.current.set({ held: 'set' });
  await act(async () => {
    server.release();
    await asked;
  });
  expect(result.current.data?.held).toBe('set');
});
