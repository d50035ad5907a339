// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from 'vitest';

const lockIfOverdue = vi.fn(() => Promise.resolve());
vi.mock('../session/auto-lock', () => ({ lockByItself: vi.fn(), lockIfOverdue }));

const lock = vi.fn(() => Promise.resolve());
vi.mock('../session/lock-now', () => ({ lock }));

const { setSession } = await import('../session/state');
const { coverWhenAway } = await import('./cover');

let coarse = true;
let visible: DocumentVisibilityState = 'visible';
Object.defineProperty(document, 'visibilityState', { get: () => visible });
vi.stubGlobal('matchMedia', () => ({ matches: coarse }));
void coverWhenAway();
void coverWhenAway(); // as where something lies on the device, and again once it is open

function turn(to: DocumentVisibilityState): void {
  visible = to;
  document.dispatchEvent(new Event('visibilitychange'));
}

const covered = (): boolean => 'away' in document.documentElement.dataset;

beforeEach(() => {
  lockIfOverdue.mockClear();
  coarse = true;
  visible = 'visible';
  delete document.documentElement.dataset['away'];
});

describe('promise 5: the app switcher shows nothing', () => {
  test('covered the moment it is hidden, until it is back', async () => {
    turn('hidden');
    expect(covered()).toBe(true);
    turn('visible');
    await vi.waitFor(() => expect(covered()).toBe(false));
  });

  test('and uncovered only once what had to be locked is locked', async () => {
    let locked = (): void => undefined;
    lockIfOverdue.mockImplementationOnce(() => new Promise((resolve) => (locked = resolve)));
    turn('hidden');
    turn('visible');
    await vi.waitFor(() => expect(lockIfOverdue).toHaveBeenCalled());
    expect(covered()).toBe(true);
    locked();
    await vi.waitFor(() => expect(covered()).toBe(false));
  });

  test.each([
    ['pin', 1],
    ['itself', 0],
  ] as const)('where the script that locks does not come, what opens by %s is locked %i times', async (way, times) => {
    lock.mockClear();
    setSession({ state: 'open', way });
    lockIfOverdue.mockImplementationOnce(() => Promise.reject(new TypeError('Failed to fetch')));
    turn('hidden');
    turn('visible');
    await vi.waitFor(() => expect(covered()).toBe(false));
    expect(lock).toHaveBeenCalledTimes(times);
  });

  test('watched once, however often it is asked for', async () => {
    turn('hidden');
    turn('visible');
    await vi.waitFor(() => expect(covered()).toBe(false));
    expect(lockIfOverdue).toHaveBeenCalledOnce();
  });

  test('a phone covers it as soon as it loses the focus; a desktop does not', () => {
    coarse = false;
    dispatchEvent(new Event('blur'));
    expect(covered()).toBe(false);
    coarse = true;
    dispatchEvent(new Event('blur'));
    expect(covered()).toBe(true);
  });

  test('a page that the browser puts away goes covered', () => {
    dispatchEvent(new Event('pagehide'));
    expect(covered()).toBe(true);
  });

  test('a finger on it uncovers what no focus did', async () => {
    dispatchEvent(new Event('blur'));
    dispatchEvent(new Event('pointerdown'));
    await vi.waitFor(() => expect(covered()).toBe(false));
  });

  test('a page that was put away before this could watch is covered at once', async () => {
    vi.resetModules();
    visible = 'hidden';
    void (await import('./cover')).coverWhenAway();
    expect(covered()).toBe(true);
  });
});

test('promise 5: whoever waits for it hears that what locks by itself can not be had', async () => {
  vi.resetModules();
  vi.doMock('../session/auto-lock', () => {
    throw new TypeError('Failed to fetch');
  });
  const { coverWhenAway: anew } = await import('./cover');
  await expect(anew()).rejects.toThrow();
  await expect(anew()).rejects.toThrow();
});
