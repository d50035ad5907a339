import 'fake-indexeddb/auto';

import { beforeEach, expect, it, vi } from 'vitest';

import { vault } from '../vault/open-vault';
import { emptyDevice } from './sign-out';
import { unlock } from './sign-in';
import { lock, session } from './session';
import { freshDevice, INPUT, signUp } from './testing/one-account';

const told = vi.hoisted(() => [] as { readonly message: { readonly type: string }; readonly open: boolean }[]);
vi.mock('../store/tabs', async () => {
  const { vault: here } = await import('../vault/open-vault');
  return { onTabs: () => () => undefined, tellTabs: (message: { type: string }) => void told.push({ message, open: here.peek() !== null }) };
});
vi.mock('hash-wasm', () => ({
  argon2id: async ({ password, salt }: { password: Uint8Array; salt: Uint8Array }) =>
    new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array([...salt, ...password]))),
}));

beforeEach(() => void (told.length = 0));

const ends = (): unknown[] => told.filter(({ message }) => message.type === 'locked' || message.type === 'signed_out');

it('promise 5: the other tabs are told of a lock and whose sign-out it was, once the key is gone here and however long the server takes', async () => {
  await freshDevice();
  await signUp();
  const owner = session.value.user?.id;
  await lock();
  expect(ends()).toEqual([{ message: { type: 'locked' }, open: false }]);
  await unlock(INPUT.passphrase);
  told.length = 0;
  vi.stubGlobal('fetch', () => new Promise(() => undefined));
  void emptyDevice();
  await vi.waitFor(() => expect(ends().length).toBeGreaterThan(0));
  expect(ends()).toEqual([{ message: { type: 'signed_out', owner }, open: false }]);
  expect(vault.value).toBeNull();
  vi.unstubAllGlobals();
});
