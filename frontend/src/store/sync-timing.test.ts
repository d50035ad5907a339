import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { ApiError, Offline } from '../api/errors';
import { ours } from '../api/testing/ours';
import { closeVault } from '../vault/open-vault';
import { flush, type FlushResult } from './flush';
import { pull } from './pull';
import { startSync, stopSync, syncNow, syncSoon } from './sync';
import { openAs } from './testing/person';

vi.mock('./stock', () => ({ takeStock: vi.fn() }));
vi.mock('./flush', () => ({ flush: vi.fn() }));
vi.mock('./pull', () => ({ pull: vi.fn() }));

const sent = vi.mocked(flush);
const signedOut = vi.fn();
const done: FlushResult = { type: 'done' };
const window = new EventTarget();

beforeEach(async () => {
  vi.stubGlobal('addEventListener', window.addEventListener.bind(window));
  vi.stubGlobal('removeEventListener', window.removeEventListener.bind(window));
  vi.stubGlobal('navigator', { onLine: true });
  vi.spyOn(Math, 'random').mockReturnValue(1);
  await openAs();
  vi.useFakeTimers();
  sent.mockReset().mockResolvedValue(done);
  vi.mocked(pull).mockReset().mockResolvedValue('done');
  signedOut.mockReset();
  startSync(signedOut);
  await syncNow();
  sent.mockClear();
});

afterEach(async () => {
  stopSync();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  await closeVault();
});

const after = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

describe('when to send', () => {
  it('once after a burst of writes', async () => {
    for (let stroke = 0; stroke < 5; stroke += 1) {
      syncSoon();
      await after(100);
    }
    expect(sent).not.toHaveBeenCalled();
    await after(300);
    expect(sent).toHaveBeenCalledOnce();
  });

  it('again after 2, 4, 8 … seconds, and never more than five minutes, while the server is away', async () => {
    sent.mockResolvedValue({ type: 'later', retryAfter: null });
    await syncNow();
    for (const seconds of [2, 4, 8, 16, 32, 64, 128, 256, 300, 300]) {
      sent.mockClear();
      syncSoon(); // typing on does not hurry it
      await after(seconds * 1_000 - 1);
      expect(sent).not.toHaveBeenCalled();
      await after(1);
      expect(sent).toHaveBeenCalledOnce();
    }
  });

  it('after the time the server names', async () => {
    sent.mockResolvedValueOnce({ type: 'later', retryAfter: 30 });
    await syncNow();
    sent.mockClear();
    await after(29_999);
    expect(sent).not.toHaveBeenCalled();
    await after(1);
    expect(sent).toHaveBeenCalledOnce();
  });

  it('at once when the connection is back, whatever the wait was', async () => {
    sent.mockResolvedValueOnce({ type: 'later', retryAfter: 3_600 });
    await syncNow();
    sent.mockClear();
    window.dispatchEvent(new Event('online'));
    await after(0);
    expect(sent).toHaveBeenCalledOnce();
  });

  it('not at all while the device says that it is offline', async () => {
    vi.stubGlobal('navigator', { onLine: false });
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    await syncNow();
    expect(sent).not.toHaveBeenCalled();
  });

  it('where the device says so and the server answers', async () => {
    vi.stubGlobal('navigator', { onLine: false });
    vi.stubGlobal('fetch', async () => ours(Response.json({ signed_in: true })));
    await syncNow();
    expect(sent).toHaveBeenCalledOnce();
  });

  it('not again after 401, neither from sending nor from fetching', async () => {
    sent.mockResolvedValueOnce({ type: 'signed_out' });
    await syncNow();
    expect(signedOut).toHaveBeenCalledOnce();
    startSync(signedOut);
    vi.mocked(pull).mockRejectedValueOnce(new ApiError(401, 'not_authenticated', ''));
    await syncNow();
    expect(signedOut).toHaveBeenCalledTimes(2);
    sent.mockClear();
    syncSoon();
    await after(600_000);
    expect(sent).not.toHaveBeenCalled();
  });

  it('later when fetching fails', async () => {
    vi.mocked(pull).mockRejectedValueOnce(new Offline());
    await syncNow();
    sent.mockClear();
    await after(2_000);
    expect(sent).toHaveBeenCalledOnce();
  });

  it('one round at a time, and one more for what came in meanwhile', async () => {
    let finish: (result: FlushResult) => void = () => undefined;
    sent.mockReturnValueOnce(new Promise((resolve) => (finish = resolve)));
    const first = syncNow();
    await after(0);
    void syncNow();
    void syncNow();
    expect(sent).toHaveBeenCalledOnce();
    finish(done);
    await first;
    expect(sent).toHaveBeenCalledTimes(2);
  });
});
