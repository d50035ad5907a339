import 'fake-indexeddb/auto';

import { beforeEach, expect, it, vi } from 'vitest';

import { dropVault, findVault } from '../store/device';
import { confirmHere, confirmPassphrase } from './confirm';
import { session } from './session';
import type { FakeAccounts } from './testing/fake-accounts';
import { freshDevice, INPUT, signUp } from './testing/one-account';

vi.mock('hash-wasm', () => ({
  argon2id: async ({ password, salt }: { password: Uint8Array; salt: Uint8Array }) =>
    new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array([...salt, ...password]))),
}));

let server: FakeAccounts;

beforeEach(async () => {
  server = await freshDevice();
  await signUp();
});

it('promise 15: with a connection the passphrase gives the key that the act carries', async () => {
  expect(await confirmHere(INPUT.passphrase)).toBe(await confirmPassphrase(INPUT.passphrase));
  await expect(confirmHere('something else')).rejects.toMatchObject({ code: 'wrong_passphrase' });
});

it('promise 15: without one it is checked by what this device keeps, and a wrong one is refused all the same', async () => {
  server.offline = true;
  expect(await confirmHere(INPUT.passphrase)).toBeNull();
  await expect(confirmHere('something else')).rejects.toMatchObject({ code: 'wrong_passphrase' });
  await expect(confirmPassphrase(INPUT.passphrase)).rejects.toThrow();
});

it('promise 15: what the server refuses is no missing connection: this device alone confirms nothing then', async () => {
  server.signedIn = false;
  await expect(confirmHere(INPUT.passphrase)).rejects.toMatchObject({ name: 'ApiError' });
});

it('where nothing is kept to check it by, the act waits for a connection', async () => {
  const owner = session.peek().user?.id ?? '';
  await dropVault(owner);
  expect(await findVault(owner)).toBeNull();
  server.offline = true;
  await expect(confirmHere(INPUT.passphrase)).rejects.toMatchObject({ name: 'Offline' });
});
