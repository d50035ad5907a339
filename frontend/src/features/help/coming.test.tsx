import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { LAST } from '../../session/client-here';
import { setSession } from '../../session/state';
import { onThisBrowser } from '../../vault/web-storage';
import { withOwn } from './help-page';

const whole = vi.hoisted(() => vi.fn(async () => undefined));

vi.mock('./own-numbers', () => ({ whole, OwnNumbers: () => null }));

const user = { id: 'x', username: 'x', role: 'client', second_factor: 'none' } as const;

beforeEach(() => {
  vi.useFakeTimers();
  whole.mockClear();
  setSession({ state: 'starting', user: null });
});

afterEach(() => {
  vi.useRealTimers();
  onThisBrowser.remove(LAST);
});

/** Help now as its address is opened, and whether it has come. */
function opened(): { readonly isThere: () => Promise<boolean> } {
  let there = false;
  void withOwn().then(() => {
    there = true;
  });
  return {
    isThere: async () => {
      await vi.advanceTimersByTimeAsync(0);
      return there;
    },
  };
}

test('promise 7: Help now waits for nobody where no client was here last', async () => {
  expect(await opened().isThere()).toBe(true);
  expect(whole).not.toHaveBeenCalled();
});

test.each(['open', 'locked'] as const)('opened by its address it brings what belongs to the person from the first: %s', async (state) => {
  onThisBrowser.set(LAST, 'x');
  const help = opened();
  expect(await help.isThere()).toBe(false);
  setSession({ state, user });
  expect(await help.isThere()).toBe(true);
  expect(whole).toHaveBeenCalled();
});

test('promise 7: Help now comes within a second where the device takes longer to open', async () => {
  onThisBrowser.set(LAST, 'x');
  const help = opened();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await help.isThere()).toBe(true);
  expect(whole).not.toHaveBeenCalled();
});
