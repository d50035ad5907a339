// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { beforeEach, describe, expect, test, vi } from 'vitest';

const lock = vi.fn(() => Promise.resolve());
let session = signal({ state: 'open' }); // each test's own: an exit listens to it for as long as the page stands
const dropKey = vi.fn(() => Promise.resolve());
vi.mock('../../session/lock-now', () => ({ lock, dropKey }));
vi.mock('../../session/state', () => ({ get session() { return session; } }));

const { EXIT_ADDRESS, guardExit, leave } = await import('./leave');
let replace = vi.spyOn(location, 'replace');

function arriveBy(type: string): void {
  vi.spyOn(performance, 'getEntriesByType').mockReturnValue([{ type }] as unknown as PerformanceEntryList);
}

beforeEach(() => {
  sessionStorage.clear();
  replace = vi.spyOn(location, 'replace').mockImplementation(() => undefined);
  lock.mockReset().mockResolvedValue();
  dropKey.mockClear();
  delete document.documentElement.dataset['covered'];
  session = signal({ state: 'open' });
});

describe('promise 1: Exit', () => {
  test('covers the page at once, and then replaces it', async () => {
    history.replaceState(null, '', '/practice/speak-ups?of=mine');
    const left = leave();
    expect(document.documentElement.dataset['covered']).toBe('');
    await left;
    expect(location.pathname + location.search).toBe('/'); // what stands behind Back tells nothing
    expect(replace).toHaveBeenCalledExactlyOnceWith(EXIT_ADDRESS);
  });

  test('Back draws nothing and leaves again', async () => {
    await leave();
    session.value = { state: 'starting' };
    arriveBy('back_forward');
    expect(guardExit()).toBe(false);
    expect(replace).toHaveBeenCalledTimes(2);
  });

  test('a page that the browser kept whole comes back covered and leaves again', async () => {
    arriveBy('navigate');
    guardExit();
    await leave();
    session.value = { state: 'locked' };
    replace.mockClear();
    const kept = new Event('pageshow');
    Object.defineProperty(kept, 'persisted', { value: true });
    dispatchEvent(kept);
    expect(document.documentElement.dataset['covered']).toBe('');
    expect(replace).toHaveBeenCalledWith(EXIT_ADDRESS);
  });

  test('coming on purpose opens the app', async () => {
    await leave();
    arriveBy('navigate');
    expect(guardExit()).toBe(true);
    expect(sessionStorage.getItem('attune-left')).toBeNull();
  });

  test('promises 1 and 5: the key is out of memory before the page is left', async () => {
    const order: string[] = [];
    lock.mockImplementation(() => Promise.resolve().then(() => void order.push('locked')));
    replace.mockImplementation(() => void order.push('left'));
    await leave();
    expect(order).toEqual(['locked', 'left']);
  });

  test('promises 1 and 5: a store that does not answer holds up neither', async () => {
    vi.useFakeTimers();
    lock.mockImplementation(() => new Promise(() => undefined));
    const left = leave();
    await vi.advanceTimersByTimeAsync(250);
    await left;
    vi.useRealTimers();
    expect(dropKey).toHaveBeenCalled();
    expect(replace).toHaveBeenCalledOnce();
  });

  test('promises 1 and 5: what was being opened meanwhile does not stay open behind the cover', async () => {
    session.value = { state: 'locked' };
    await leave();
    expect(lock).not.toHaveBeenCalled();
    expect(dropKey).not.toHaveBeenCalled();
    session.value = { state: 'open' };
    expect(dropKey).toHaveBeenCalledOnce();
  });
});
