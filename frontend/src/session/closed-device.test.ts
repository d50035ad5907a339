import 'fake-indexeddb/auto';

import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest';

import { ApiError } from '../api/errors';
import { closeDb } from '../store/db';
import { inMemory } from '../store/in-memory';
import { entries } from '../store/entries';
import { syncNow } from '../store/sync';
import { dump, person } from '../store/testing/app';
import { BREAKS, refuse } from '../store/testing/breaking';
import { changePassphrase } from './keys';
import { boot, lock, session } from './session';
import { signOut } from './sign-out';
import { signIn, unlock } from './sign-in';
import type { FakeAccounts } from './testing/fake-accounts';
import { freshDevice, INPUT, reload, signUp } from './testing/one-account';

// Half a second of Argon2id for each sign-in is for the vectors; here any slow function would do.
vi.mock('hash-wasm', () => ({
  argon2id: async ({ password, salt }: { password: Uint8Array; salt: Uint8Array }) =>
    new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array([...salt, ...password]))),
}));

const { username, passphrase } = INPUT;
const BOTH = ['Ash', 'Rook Lane']; // no sealed text has a blank in it, though any four letters come up by chance

let server: FakeAccounts;

beforeEach(async () => {
  server = await freshDevice();
});

afterEach(async () => {
  await closeDb();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const shown = (): string[] => entries.of('people').value.map(({ words }) => words.alias ?? '').sort();

async function writeBoth(): Promise<void> {
  entries.put('people', null, person('Ash'));
  await entries.settled();
  await syncNow();
  server.entries.offline = true;
  entries.put('people', null, person('Rook Lane'));
  await entries.settled();
}

type How = 'reload' | 'lock' | 'expired';
type Row = readonly [storage: 'kept' | 'none', privateDevice: boolean, offline: boolean, how: How, state: string, held: string, then: readonly string[]];

// What stands there, what it says lies on the device, and what the words bring back.
const ROWS: readonly Row[] = [
  ['kept', true, false, 'reload', 'open', 'nothing', BOTH],
  ['kept', true, true, 'reload', 'open', 'nothing', BOTH],
  ['kept', true, false, 'lock', 'locked', 'notes', BOTH],
  ['kept', true, true, 'lock', 'locked', 'notes', BOTH],
  ['kept', true, false, 'expired', 'signed_out', 'unsent', BOTH],
  ['kept', true, true, 'expired', 'open', 'nothing', BOTH],
  ['kept', false, false, 'reload', 'locked', 'unsent', BOTH],
  ['kept', false, true, 'reload', 'locked', 'notes', BOTH],
  ['kept', false, false, 'lock', 'locked', 'notes', BOTH],
  ['kept', false, true, 'lock', 'locked', 'notes', BOTH],
  ['kept', false, false, 'expired', 'signed_out', 'unsent', BOTH],
  ['kept', false, true, 'expired', 'locked', 'notes', BOTH],
  ['none', true, false, 'reload', 'locked', 'nothing', ['Ash']],
  ['none', true, true, 'reload', 'signed_out', 'nothing', []],
  ['none', true, false, 'lock', 'locked', 'unsent', BOTH],
  ['none', true, true, 'lock', 'locked', 'unsent', BOTH],
  ['none', false, false, 'reload', 'locked', 'nothing', ['Ash']],
  ['none', false, true, 'reload', 'signed_out', 'nothing', []],
  ['none', false, false, 'lock', 'locked', 'unsent', BOTH],
  ['none', false, true, 'lock', 'locked', 'unsent', BOTH],
  ['none', false, false, 'expired', 'signed_out', 'nothing', ['Ash']],
];

describe('promise 43: what a device says of itself when the app is opened again', () => {
  it.each(ROWS)('storage %s, private %s, offline %s, %s: %s', async (storage, privateDevice, offline, how, state, held, then) => {
    if (storage === 'none') {
      await closeDb();
      refuse();
    }
    await signUp({ privateDevice });
    await writeBoth();
    server.offline = offline;
    if (how === 'expired') server.signedIn = false;
    if (how === 'lock') await lock();
    else await reload();
    await vi.waitFor(() => expect(session.value).toMatchObject({ state, held: state === 'open' ? expect.anything() : held }));
    if (storage === 'kept') expect(await dump()).not.toContain('Rook Lane');

    if (state === 'locked') {
      await expect(unlock('another passphrase')).rejects.toThrow('wrong_passphrase');
      await unlock(passphrase);
    }
    if (state === 'signed_out' && !offline) await signIn({ username, passphrase, privateDevice });
    server.entries.offline = offline;
    await syncNow();
    expect(shown()).toEqual(then);
    if (!offline) expect(server.entries.entries.size).toBe(then.length);
  });
});

test('promise 43: what was opened without a connection is sent once there is one', async () => {
  await signUp({ privateDevice: false });
  await writeBoth();
  server.offline = true;
  await reload();
  await unlock(passphrase);
  entries.put('people', null, person('written offline'));
  await entries.settled();
  server.offline = false;
  server.entries.offline = false;
  await syncNow();
  expect(server.entries.entries.size).toBe(3);
});

test('new words count without a connection too, and the old ones no longer', async () => {
  await signUp({ privateDevice: false });
  await changePassphrase(passphrase, 'four new plain words');
  server.offline = true;
  await reload();
  await expect(unlock(passphrase)).rejects.toThrow('wrong_passphrase');
  await unlock('four new plain words');
  expect(session.value.state).toBe('open');
});

test.each(['dropped', 'lost'] as const)('where the answer to new words is %s, the old ones open nothing without a connection', async (fault) => {
  await signUp({ privateDevice: false });
  server.faults.push(null, fault);
  await expect(changePassphrase(passphrase, 'four new plain words')).rejects.toThrow();
  server.offline = true;
  await reload();
  await expect(unlock(passphrase)).rejects.toThrow();
  server.offline = false;
  await reload();
  await unlock(fault === 'lost' ? passphrase : 'four new plain words');
  expect(session.value.state).toBe('open');
});

test('new words that are refused change nothing here', async () => {
  await signUp({ privateDevice: false });
  vi.spyOn(await import('../api/session'), 'putPassphrase').mockRejectedValueOnce(new ApiError(429, 'too_often', 'later'));
  await expect(changePassphrase(passphrase, 'four new plain words')).rejects.toThrow();
  server.offline = true;
  await reload();
  await unlock(passphrase);
  expect(session.value.state).toBe('open');
});

test('whoever is not signed in any more finds nothing that words could open', async () => {
  await signUp({ privateDevice: false });
  await writeBoth();
  server.signedIn = false;
  await reload();
  expect(await dump()).not.toContain('vault/');
  server.offline = true;
  await reload();
  expect(session.value).toMatchObject({ state: 'signed_out', held: 'unsent', user: null });
});

test('whoever is not signed in any more finds nothing here, though a full disk left it to the memory of the page', async () => {
  await signUp({ privateDevice: true });
  BREAKS['a full disk, at the write']?.();
  await writeBoth();
  expect(inMemory.value).toBe(true);
  server.signedIn = false;
  server.entries.offline = false;
  await syncNow();
  await vi.waitFor(() => expect(session.value.state).toBe('signed_out'));
  vi.restoreAllMocks();
  server.offline = true;
  await reload();
  expect(session.value.state).toBe('signed_out');
});

test('whoever hears at the lock that they are not signed in any more opens nothing without a connection afterwards', async () => {
  await signUp({ privateDevice: false });
  await writeBoth();
  await lock();
  server.signedIn = false;
  await expect(unlock(passphrase)).rejects.toMatchObject({ status: 401 });
  expect(session.value).toMatchObject({ state: 'signed_out', held: 'unsent' });
  expect(await dump()).not.toContain('vault/');
  await signIn({ username, passphrase, privateDevice: false });
  server.entries.offline = false;
  await syncNow();
  expect(shown()).toEqual(BOTH);
});

test('a browser whose every store throws: in, out and in again', async () => {
  for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) {
    vi.stubGlobal(name, null);
    Object.defineProperty(globalThis, name, {
      configurable: true,
      get: () => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
    });
  }
  vi.stubGlobal('BroadcastChannel', function refused() {
    throw new DOMException('The operation is insecure.', 'SecurityError');
  });
  vi.stubGlobal('navigator', { ...navigator, locks: { request: () => Promise.reject(new DOMException('insecure', 'SecurityError')) } });
  await closeDb();
  await boot();
  await signUp({ privateDevice: true });
  expect(session.value).toMatchObject({ state: 'open', privateDevice: false });
  await writeBoth();
  server.entries.offline = false;
  await signOut();
  expect(session.value).toMatchObject({ state: 'signed_out', user: null });
  expect(server.signedIn).toBe(false);
  await signIn({ username, passphrase, privateDevice: true });
  await syncNow();
  expect(shown()).toEqual(BOTH);
});
