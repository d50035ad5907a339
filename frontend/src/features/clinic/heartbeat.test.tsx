// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/preact';
import type { JSX } from 'preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { ApiError, Offline } from '../../api/errors';
import { loadCatalogues } from '../../i18n';
import { type Beat, type ClientCase, getHeartbeat, type SharedItem } from './api';
import { followCaseload, followEnd } from './caseload';
import { stillShared, unsure, useHeartbeat } from './heartbeat';
import { changed, gone, lookAt, open, opened } from './opened';
import { over } from './over';

vi.mock('./api');
vi.mock('./caseload', () => ({ followCaseload: vi.fn(async () => undefined), followEnd: vi.fn(async () => undefined) }));
vi.mock('./over', () => ({ over: vi.fn(async () => undefined) }));
vi.mock('./reply-room', () => ({ readyReply: async () => undefined }));
vi.mock('../../entries/shared/shareable', () => ({ readFieldsOf: async () => ({}) }));
vi.mock('./opening', () => ({ openShared: async () => ({ columns: {}, answers: {}, words: { happened: 'We planned with two maps.' } }) }));

const LINK = 'link';
const one = { care_link: LINK } as ClientCase;
const items = ['stays', 'goes'].map((grant) => ({ grant, kind: 'repairs', about: 'first' }) as SharedItem);
const beat = (mark: string, ...grants: readonly string[]): Beat => ({ mark, shared: grants.map((grant) => ({ grant, about: 'first' })) });

function OnPage({ careLink, path = '/clinic' }: { careLink: string | null; path?: string }): JSX.Element {
  useHeartbeat(careLink, path);
  return <p />;
}

beforeEach(async () => {
  await loadCatalogues('clinic');
  vi.useFakeTimers();
  vi.mocked(getHeartbeat).mockResolvedValue(beat('m', 'stays', 'goes'));
  lookAt(LINK);
  for (const item of items) await open(one, item, true);
});

afterEach(() => {
  cleanup();
  lookAt(null);
  vi.useRealTimers();
  vi.clearAllMocks();
});

const grants = (): string[] => [...opened.value.keys()];

test('promise 12: what was taken back leaves the page within half a minute, and is said to have', async () => {
  render(<OnPage careLink={LINK} />);
  await vi.advanceTimersByTimeAsync(29_000);
  expect([grants(), gone.value]).toEqual([['stays', 'goes'], []]);
  vi.mocked(getHeartbeat).mockResolvedValue(beat('n', 'stays'));
  await vi.advanceTimersByTimeAsync(30_000);
  expect(grants()).toEqual(['stays']);
  expect(gone.value.map(({ grant }) => grant)).toEqual(['goes']);
  expect(followCaseload).toHaveBeenLastCalledWith('n');
});

test('promise 12: an answer that was overtaken by a newer one takes nothing away, and says nothing of the client', async () => {
  render(<OnPage careLink={LINK} />);
  for (const late of [() => Promise.resolve(beat('m', 'stays')), () => Promise.reject(new ApiError(404, 'not_found', ''))]) {
    const overtaken = Promise.withResolvers<null>();
    vi.mocked(getHeartbeat).mockImplementationOnce(() => overtaken.promise.then(late));
    dispatchEvent(new Event('focus'));
    await vi.advanceTimersByTimeAsync(20_000); // the next one is asked, and answered
    overtaken.resolve(null);
    await vi.advanceTimersByTimeAsync(1);
    expect([grants(), gone.value]).toEqual([['stays', 'goes'], []]);
  }
  expect(followEnd).not.toHaveBeenCalled();
});

test('promise 12: what the client changed leaves it as well, and is said to be changed and not taken back', async () => {
  render(<OnPage careLink={LINK} />);
  vi.mocked(getHeartbeat).mockResolvedValue({ mark: 'n', shared: [{ grant: 'stays', about: 'first' }, { grant: 'goes', about: 'second' }] });
  await vi.advanceTimersByTimeAsync(30_000);
  const now = (): unknown => [grants(), gone.value, changed.value.map(({ grant }) => grant)];
  expect(now()).toEqual([['stays'], [], ['goes']]);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(now()).toEqual([['stays'], [], ['goes']]);
  await open(one, { grant: 'goes', kind: 'repairs', about: 'second' } as SharedItem, true);
  expect(now()).toEqual([['stays', 'goes'], [], []]);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(now()).toEqual([['stays', 'goes'], [], []]);
});

test('promise 12: a server of before an upgrade says no revisions, and what was taken back leaves all the same', async () => {
  render(<OnPage careLink={LINK} />);
  vi.mocked(getHeartbeat).mockResolvedValue({ mark: 'n', grants: ['stays'] });
  await vi.advanceTimersByTimeAsync(30_000);
  expect([grants(), gone.value.map(({ grant }) => grant), changed.value]).toEqual([['stays'], ['goes'], []]);
});

test.each(['visibilitychange', 'focus', 'pageshow', 'online'])('promise 12: and at once upon %s', async (name) => {
  render(<OnPage careLink={LINK} />);
  vi.mocked(getHeartbeat).mockResolvedValue(beat('n'));
  (name === 'visibilitychange' ? document : window).dispatchEvent(new Event(name));
  await vi.advanceTimersByTimeAsync(0);
  expect(grants()).toEqual([]);
});

test('is asked on the way to another page, and not twice for the first', async () => {
  const { rerender } = render(<OnPage careLink={LINK} />);
  await vi.advanceTimersByTimeAsync(0);
  expect(getHeartbeat).not.toHaveBeenCalled();
  rerender(<OnPage careLink={null} path="/clinic/invitations" />);
  await vi.advanceTimersByTimeAsync(0);
  expect(getHeartbeat).toHaveBeenCalledExactlyOnceWith(null);
});

test('promise 39: with the end of the link everything leaves', async () => {
  render(<OnPage careLink={LINK} />);
  vi.mocked(getHeartbeat).mockRejectedValue(new ApiError(404, 'not_found', ''));
  await vi.advanceTimersByTimeAsync(30_000);
  expect([grants(), stillShared.value?.now.size]).toEqual([[], 0]);
  expect(followEnd).toHaveBeenLastCalledWith(LINK);
});

test.each([
  ['without a connection', new Offline()],
  ['with a server that fails', new ApiError(500, 'error', '')],
  ['with one that was asked too often', new ApiError(429, 'throttled', '')],
  ['with one that does not say what is shared', { mark: 'm' }],
])('promise 12: %s for a minute nothing is known, and so it is covered until it is', async (_, answer) => {
  render(<OnPage careLink={LINK} />);
  vi.mocked(getHeartbeat).mockImplementation(() => (answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)));
  await vi.advanceTimersByTimeAsync(45_000);
  expect(unsure.value).toBe(false);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(unsure.value).toBe(true);
  vi.mocked(getHeartbeat).mockResolvedValue(beat('m', 'stays'));
  await vi.advanceTimersByTimeAsync(20_000);
  expect([unsure.value, grants()]).toEqual([false, ['stays']]);
});

test('a session without its second step ends here', async () => {
  render(<OnPage careLink={LINK} />);
  vi.mocked(getHeartbeat).mockRejectedValue(new ApiError(403, 'permission_denied', ''));
  await vi.advanceTimersByTimeAsync(30_000);
  expect(over).toHaveBeenCalledOnce();
});

test('what was opened of one client goes when another one is looked at, also what is still on its way', async () => {
  lookAt('another');
  expect(grants()).toEqual([]);
  await open(one, items[0] as SharedItem, true);
  expect(grants()).toEqual([]);
});
