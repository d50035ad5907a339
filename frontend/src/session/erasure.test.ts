import 'fake-indexeddb/auto';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { dropDeviceKey } from '../store/device';
import { entries } from '../store/entries';
import { syncNow } from '../store/sync';
import { dump, person } from '../store/testing/app';
import { eraseEverything } from './erasure';
import { lockWithPassphrase } from './locks';
import { erasing } from './server-says';
import { lock, session } from './session';
import { erased } from './state';
import type { FakeAccounts } from './testing/fake-accounts';
import { freshDevice, INPUT, reload, signUp } from './testing/one-account';

// Half a second of Argon2id for each try is for the vectors; here any slow function would do.
vi.mock('hash-wasm', () => ({
  argon2id: async ({ password, salt }: { password: Uint8Array; salt: Uint8Array }) =>
    new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array([...salt, ...password]))),
}));

const { passphrase } = INPUT;
const EMPTY = '[[],[],[],[]]';

let server: FakeAccounts;

beforeEach(async () => {
  server = await freshDevice();
  erased.value = null;
  await signUp();
  server.entries.offline = true;
  entries.put('people', null, person('Ash')); // waits, and goes with the rest
  await entries.settled();
});

afterEach(() => {
  vi.restoreAllMocks();
});

/** What becomes of the one request that deletes: the page's own calls before it go through. */
function erasureIs(fault: 'lost' | 'dropped'): void {
  server.erasureFault = fault;
}

const gone = async (): Promise<void> => {
  expect(session.value).toMatchObject({ state: 'signed_out', user: null, held: 'nothing' });
  expect(await dump()).toBe(EMPTY);
  expect([erased.value, erasing()]).toEqual([{ due: null }, null]);
};

describe('promise 15: everything deleted, and the answer dropped on its way', () => {
  it('is noticed at once where the server can be asked', async () => {
    erasureIs('dropped');
    await eraseEverything(passphrase, 'now');
    await gone();
  });

  it.each(['a page that stays', 'another start', 'another start of a locked device', 'a shared device'])('or with the next word of the server: %s', async (how) => {
    if (how === 'another start of a locked device') await lockWithPassphrase();
    else if (how === 'a shared device') await dropDeviceKey();
    erasureIs('dropped');
    server.afterErasure = () => (server.offline = true);
    await expect(eraseEverything(passphrase, 'now')).rejects.toThrow('offline');
    expect(erasing()).not.toBeNull();
    expect(await dump()).not.toBe(EMPTY);
    server.offline = false;
    if (how === 'a page that stays') {
      server.entries.offline = false;
      await syncNow();
    } else await reload();
    await vi.waitFor(gone);
  });

  it('is known to the device before the answer, should the page go before it comes', async () => {
    const before: unknown[] = [];
    server.afterErasure = () => void before.push(erasing());
    await eraseEverything(passphrase, 'now');
    expect(before).toEqual([{ owner: expect.any(String), due: null }]);
  });

  it('says when, where it was to be in a day', async () => {
    erasureIs('dropped');
    await eraseEverything(passphrase, 'in_a_day');
    expect(Date.parse(erased.value?.due ?? '') - Date.now()).toBeGreaterThan(86_000_000);
    expect(await dump()).toBe(EMPTY);
  });

  it('takes nothing away where the request never arrived', async () => {
    erasureIs('lost');
    await expect(eraseEverything(passphrase, 'now')).rejects.toThrow('offline');
    expect([session.value.state, erasing(), erased.value]).toEqual(['open', null, null]);
    server.signedIn = false; // later, for another reason
    await lock();
    await reload();
    await vi.waitFor(() => expect(session.value).toMatchObject({ state: 'signed_out', held: 'unsent' }));
  });
});
