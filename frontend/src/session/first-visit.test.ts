import 'fake-indexeddb/auto';

import { beforeEach, expect, test, vi } from 'vitest';

import type { TabMessage } from '../store/tabs';

// A page that opened nothing when it began (begin.ts): what its parts say to each other once somebody comes in.

const listeners = vi.hoisted(() => [] as ((message: TabMessage) => void)[]);
vi.mock('../store/tabs', () => ({ onTabs: (listener: (message: TabMessage) => void) => void listeners.push(listener), tellTabs: () => undefined }));
vi.mock('hash-wasm', () => ({
  argon2id: async ({ password, salt }: { password: Uint8Array; salt: Uint8Array }) =>
    new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array([...salt, ...password]))),
}));

const hear = (message: TabMessage): void => listeners.forEach((listener) => listener(message));

beforeEach(() => {
  vi.resetModules();
  listeners.length = 0;
});

/** Comes in on a page that did not look at the device before. */
async function comeIn() {
  const { FakeAccounts } = await import('./testing/fake-accounts');
  new FakeAccounts().install();
  const { INPUT } = await import('./testing/one-account');
  const { completeSignUp, prepareSignUp } = await import('./sign-up');
  await prepareSignUp(INPUT);
  await completeSignUp();
  const [{ session }, { vault }, now] = [await import('./state'), await import('../vault/open-vault'), await import('./lock-now')];
  expect(session.peek().state).toBe('open');
  expect(vault.peek()).not.toBeNull();
  return { session, vault, ...now };
}

test('a page that looked at the device hears of a sign-out in another tab, also halfway into an account', async () => {
  const { look } = await import('./session');
  await look();
  const { session, setSession } = await import('./state');
  setSession({ state: 'needs_second_factor' });
  hear({ type: 'signed_out', owner: 'x' });
  expect(session.peek().state).toBe('signed_out');
});

test('whoever comes in hears of a lock in another tab, although nothing was looked at before', async () => {
  const { session, vault } = await comeIn();
  hear({ type: 'locked' });
  expect(vault.peek()).toBeNull();
  await vi.waitFor(() => expect(session.peek().state).toBe('locked'));
});

test('promises 1 and 5: what Exit and the cover ask to lock does, once there is a key', async () => {
  const { session, vault, lock } = await comeIn();
  await lock();
  expect(vault.peek()).toBeNull();
  expect(session.peek().state).toBe('locked');
});

test('promises 1 and 5: and what they ask to drop the key does', async () => {
  const { vault, dropKey } = await comeIn();
  void dropKey();
  expect(vault.peek()).toBeNull();
});
