// @vitest-environment happy-dom
import type { Signal } from '@preact/signals';
import { act, cleanup, renderHook } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { loadCatalogues } from '../../i18n';
import type { Fetched } from '../../ui/use-fetched';
import type { ClientCase } from './api';
import { caseload, type OpenCase } from './caseload';
import { useFollowing } from './following';
import { stillShared } from './heartbeat';

vi.mock('./caseload', async () => ({ caseload: (await import('@preact/signals')).signal(null) }));
vi.mock('./heartbeat', async () => ({ stillShared: (await import('@preact/signals')).signal(null) }));

const ONE = { care_link: 'link', next_session_at: '2026-06-02T10:00:00Z', last_session_at: null, every_weeks: 1, review: [], shared: [{ grant: 'one', about: 'first' }] } as unknown as ClientCase;
const ROLLED = { ...ONE, next_session_at: '2026-06-09T10:00:00Z', last_session_at: '2026-06-02T10:00:00Z' };

const fetchIt = vi.fn(async (_: boolean) => ({ ...ONE }));
const list = (row: object): Promise<void> => act(async () => void ((caseload as unknown as Signal<unknown>).value = [{ care_link: 'other' }, { ...row, shared: {} } as OpenCase]));
const says = (about: string): Promise<void> => act(async () => void (stillShared.value = { careLink: 'link', now: new Map([['one', about]]) }));

/** Long enough for all that follows from it by itself. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await act(async () => Promise.resolve());
}

beforeEach(async () => {
  await loadCatalogues('errors');
  fetchIt.mockClear().mockImplementation(async () => ({ ...ONE }));
  (caseload as unknown as Signal<unknown>).value = null;
  stillShared.value = null;
});
afterEach(cleanup);

async function open(): Promise<{ readonly current: Fetched<ClientCase> }> {
  const { result } = renderHook(() => useFollowing('link', 'link', fetchIt, (one) => one));
  await vi.waitFor(() => expect(result.current.data).not.toBeNull());
  expect(fetchIt.mock.calls).toEqual([[false]]); // somebody opened it
  return result;
}

test.each([
  ['a session began', ROLLED],
  ['another one set it', { ...ONE, every_weeks: 2 }],
  ['there is something to look at', { ...ONE, review: [{ reason: 'consent_changed', on: '2026-06-02' }] }],
])('a page that stands open says what the caseload says: %s', async (_, now) => {
  const page = await open();
  await list(ONE);
  expect(fetchIt).toHaveBeenCalledOnce();
  fetchIt.mockResolvedValue(now);
  await list(now);
  await vi.waitFor(() => expect(page.current.data).toEqual(now));
  expect(fetchIt.mock.calls.slice(1)).toEqual([[true]]); // by itself, so the session does not last longer for it
});

test('where the two do not agree it is asked once, and not without end', async () => {
  await open();
  for (const calls of [2, 3]) {
    await list(ROLLED);
    await settle();
    expect(fetchIt).toHaveBeenCalledTimes(calls);
  }
});

test('what is asked for already is waited for', async () => {
  const page = await open();
  let answer = (_: ClientCase): void => undefined;
  fetchIt.mockReturnValue(new Promise((resolve) => (answer = resolve)));
  act(() => page.current.again());
  await list(ROLLED);
  await settle();
  await act(async () => answer(ROLLED));
  await settle();
  await vi.waitFor(() => expect(page.current.data).toEqual(ROLLED));
  expect(fetchIt.mock.calls).toEqual([[false], [false]]);
});

test('what is shared by now is asked for by itself as well', async () => {
  await open();
  await says('first');
  expect(fetchIt).toHaveBeenCalledOnce();
  await says('second');
  expect(fetchIt.mock.calls.slice(1)).toEqual([[true]]);
});
