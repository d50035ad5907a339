// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from 'vitest';

const lock = vi.fn(() => Promise.resolve());
const state = { state: 'open', privateDevice: false };
vi.mock('../../session/session', () => ({ lock }));
vi.mock('../../session/state', () => ({ session: { peek: () => state } }));

const { EXIT_ADDRESS, guardExit, leave } = await import('./leave');
let replace = vi.spyOn(location, 'replace');

function arriveBy(type: string): void {
  vi.spyOn(performance, 'getEntriesByType').mockReturnValue([{ type }] as unknown as PerformanceEntryList);
}

beforeEach(() => {
  sessionStorage.clear();
  replace = vi.spyOn(location, 'replace').mockImplementation(() => undefined);
  lock.mockClear();
  delete document.documentElement.dataset['covered'];
  Object.assign(state, { state: 'open', privateDevice: false });
});

describe('promise 1: Exit', () => {
  test('covers the page before it goes, and replaces it', () => {
    replace.mockImplementation(() => expect(document.documentElement.dataset['covered']).toBe(''));
    leave();
    expect(replace).toHaveBeenCalledExactlyOnceWith(EXIT_ADDRESS);
  });

  test('Back draws nothing and leaves again', () => {
    leave();
    arriveBy('back_forward');
    expect(guardExit()).toBe(false);
    expect(replace).toHaveBeenCalledTimes(2);
  });

  test('a page that the browser kept whole comes back covered and leaves again', () => {
    arriveBy('navigate');
    guardExit();
    leave();
    const kept = new Event('pageshow');
    Object.defineProperty(kept, 'persisted', { value: true });
    dispatchEvent(kept);
    expect(document.documentElement.dataset['covered']).toBe('');
    expect(replace).toHaveBeenCalledWith(EXIT_ADDRESS);
  });

  test('coming on purpose opens the app', () => {
    leave();
    arriveBy('navigate');
    expect(guardExit()).toBe(true);
    expect(sessionStorage.getItem('attune-left')).toBeNull();
  });

  test('where the device is not private the key is forgotten', () => {
    leave();
    expect(lock).toHaveBeenCalled();
  });

  test('on a private device the key stays, as it would when the app is closed', () => {
    state.privateDevice = true;
    leave();
    expect(lock).not.toHaveBeenCalled();
  });
});

test('promise 3: it leads to a page that is not personal', () => {
  expect(new URL(EXIT_ADDRESS).pathname).toBe('/');
  expect(EXIT_ADDRESS).toMatch(/^https:/);
});
