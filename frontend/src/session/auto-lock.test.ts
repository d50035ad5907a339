// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from 'vitest';

const lock = vi.fn(() => Promise.resolve(setSession({ state: 'locked' })));
vi.mock('./lock-now', () => ({ lock }));
const heard: ((message: { type: string }) => void)[] = [];
const tellTabs = vi.fn();
vi.mock('../store/tabs', () => ({ tellTabs, onTabs: (hear: (typeof heard)[number]) => void heard.push(hear) }));

const { setLockAfter } = await import('./lock-after');
const { setSession } = await import('./state');
const { isOverdue, lockByItself, lockIfOverdue } = await import('./auto-lock');

const MINUTE = 60_000;

vi.useFakeTimers({ now: new Date('2026-06-15T12:00:00Z') });
lockByItself();

function touch(): void {
  dispatchEvent(new Event('pointerdown'));
}

beforeEach(() => {
  setSession({ state: 'locked', user: { id: 'x', username: 'x', role: 'client', second_factor: 'none' }, way: 'pin' });
  setLockAfter(5);
  setSession({ state: 'open' });
  lock.mockClear();
  tellTabs.mockClear();
});

describe('promise 5: it locks by itself', () => {
  test.each([2, 5, 10, 15])('after %s minutes without a touch', async (minutes) => {
    setLockAfter(minutes);
    await vi.advanceTimersByTimeAsync(minutes * MINUTE - 5_000);
    expect(lock).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(lock).toHaveBeenCalledOnce();
  });

  test('a touch begins the time anew, and so does one in another tab', async () => {
    await vi.advanceTimersByTimeAsync(4 * MINUTE);
    touch();
    expect(tellTabs).toHaveBeenCalledWith({ type: 'touched' });
    await vi.advanceTimersByTimeAsync(4 * MINUTE);
    for (const hear of heard) hear({ type: 'touched' });
    await vi.advanceTimersByTimeAsync(4 * MINUTE);
    expect(lock).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(MINUTE + 5_000);
    expect(lock).toHaveBeenCalledOnce();
  });

  test('what passed while the page slept counts, and the touch that wakes it does not', () => {
    vi.setSystemTime(Date.now() + 6 * MINUTE); // no timer ran
    touch();
    expect(lock).toHaveBeenCalledOnce();
  });

  test('a touch in another tab does not help a page that slept too long', async () => {
    vi.setSystemTime(Date.now() + 6 * MINUTE);
    for (const hear of heard) hear({ type: 'touched' });
    await lockIfOverdue();
    expect(lock).toHaveBeenCalledOnce();
  });

  test('a clock that was set back does not help', async () => {
    vi.setSystemTime(Date.now() - 60 * MINUTE);
    expect(isOverdue()).toBe(true);
    await lockIfOverdue();
    expect(lock).toHaveBeenCalledOnce();
  });

  test('a clinician’s screen before the server’s own limit, whatever was chosen', async () => {
    setLockAfter(15);
    setSession({ user: { id: 'x', username: 'x', role: 'clinician', second_factor: 'verified' }, way: 'words' });
    await vi.advanceTimersByTimeAsync(10 * MINUTE + 5_000);
    expect(lock).toHaveBeenCalledOnce();
  });

  test('a device without a lock does not: it would open again by itself', async () => {
    setSession({ way: 'itself' });
    await vi.advanceTimersByTimeAsync(60 * MINUTE);
    expect(lock).not.toHaveBeenCalled();
  });

  test('nothing else than the four can be chosen', () => {
    for (const minutes of [0, 1, 60, Number.NaN]) {
      setLockAfter(minutes);
      vi.setSystemTime(Date.now() + 5 * MINUTE);
      expect(isOverdue()).toBe(true);
      vi.setSystemTime(Date.now() - 5 * MINUTE);
    }
  });
});
