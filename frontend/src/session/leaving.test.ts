import 'fake-indexeddb/auto';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { closeDb, db } from '../store/db';
import { inMemory, unkept } from '../store/in-memory';
import { findVault, unsentHere } from '../store/device';
import { dump } from '../store/testing/app';
import { entries } from '../store/entries';
import { person } from '../store/testing/app';
import { BREAKS } from '../store/testing/breaking';
import { PRESSED } from '../store/places';
import { requireVault, vault } from '../vault/open-vault';
import { takeLockOff } from './locks';
import { lock, onForget, onSignOut, session, unsyncedCount } from './session';
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

/** A write of another person who uses this device, waiting for a connection. */
const THEIRS = { owner: 'another', kind: 'people', id: 'x', key: 'k', act: 'put', base: 0, state: 'waiting', box: 'sealed' } as const;

let server: FakeAccounts;

beforeEach(async () => {
  server = await freshDevice();
});

afterEach(() => {
  vi.restoreAllMocks();
});

describe('locking and signing out', () => {
  it('a lock takes everything out of memory and the passphrase brings it back', async () => {
    await signUp();
    entries.put('people', null, person('Ash'));
    const forget = vi.fn();
    const off = onForget(forget);
    await lock();
    off();
    expect(forget).toHaveBeenCalledOnce();
    expect(session.value.state).toBe('locked');
    expect(entries.of('people').value).toEqual([]);
    await unlock(passphrase);
    expect(entries.of('people').value[0]?.words.alias).toBe('Ash');
  });

  it('leaves what somebody else pressed here just before a page went, and takes its own along', async () => {
    await signUp();
    const { owner } = requireVault();
    for (const who of [owner, 'another']) localStorage.setItem(`${PRESSED}/${who}/people/x`, 'sealed');
    await signOut();
    expect(localStorage.getItem(`${PRESSED}/${owner}/people/x`)).toBeNull();
    expect(localStorage.getItem(`${PRESSED}/another/people/x`)).toBe('sealed');
    expect(session.value).toMatchObject({ state: 'signed_out', held: 'unsent' });
  });

  it('sends the rest, then forgets everything', async () => {
    await signUp();
    entries.put('people', null, person('Ash'));
    await entries.settled();
    expect(unsyncedCount.value).toBe(1);
    const hook = vi.fn(() => expect(server.signedIn).toBe(true));
    const off = onSignOut(hook);
    sessionStorage.setItem('attune-place', 'practice');
    await signOut();
    off();
    expect(hook).toHaveBeenCalledOnce();
    expect(sessionStorage.getItem('attune-place')).toBeNull();
    expect(server.entries.entries.size).toBe(1);
    expect(server.signedIn).toBe(false);
    expect(await dump()).toBe('[[],[],[],[]]');
    expect(session.value).toMatchObject({ state: 'signed_out', user: null });
    expect(vault.value).toBeNull();
    await reload();
    expect(session.value.state).toBe('signed_out');
  });

  it('leaves no store behind, nor does what was still on its way make one', async () => {
    await signUp();
    await signOut();
    expect(await indexedDB.databases()).toEqual([]);
    await findVault(); // as whoever asked before and is answered now
    await expect(db()).rejects.toThrow();
    expect(await indexedDB.databases()).toEqual([]);
    expect(inMemory.value).toBe(false);
    await signIn({ username, passphrase, privateDevice: true });
    expect(await unsentHere('another')).toBe(false);
    expect((await indexedDB.databases()).map(({ name }) => name)).toContain('attune');
  });

  it('works without a connection, and tells the server at the next start', async () => {
    await signUp();
    server.offline = true;
    await signOut();
    expect(await dump()).toBe('[[],[],[],[]]');
    expect(server.signedIn).toBe(true);
    await reload();
    expect(session.value.state).toBe('signed_out');
    server.offline = false;
    await reload();
    expect(server.signedIn).toBe(false);
    expect(session.value).toMatchObject({ state: 'signed_out', user: null });
  });

  it('that did not reach the server is over once somebody has signed in again: what they write then stays', async () => {
    await signUp();
    server.offline = true;
    await signOut();
    server.offline = false;
    await signIn({ username, passphrase, privateDevice: true });
    await takeLockOff();
    server.entries.offline = true;
    entries.put('people', null, person('Ash'));
    await entries.settled();
    await reload();
    expect(session.value.state).toBe('open');
    expect(entries.of('people').value[0]?.words.alias).toBe('Ash');
  });

  it.each([false, true])('promise 17: what the app is called here stays, and no other setting (offline: %s)', async (offline) => {
    await signUp();
    const settings = { 'attune-guise': 'days', 'attune-look': 'dim' };
    for (const [name, value] of Object.entries(settings)) localStorage.setItem(name, value);
    server.offline = offline;
    server.onSignOut = () => localStorage.clear(); // as a browser does for Clear-Site-Data
    await signOut();
    expect(Object.keys(settings).map((name) => localStorage.getItem(name))).toEqual(['days', null]);
  });

  it('empties a store whose connection the browser has closed without a word', async () => {
    await signUp();
    await lock();
    (await db()).close();
    await signOut();
    server.offline = true;
    await reload();
    expect(await dump()).toBe('[[],[],[],[]]');
    expect(session.value).toMatchObject({ state: 'signed_out', user: null });
  });

  it('is not over while something is left on the device: the next start goes on with it', async () => {
    await signUp();
    const clearing = vi.spyOn(IDBObjectStore.prototype, 'clear').mockImplementation(() => {
      throw new DOMException('broken', 'UnknownError');
    });
    await signOut();
    expect(session.value.state).toBe('signed_out');
    clearing.mockRestore();
    server.offline = true;
    await reload();
    expect(session.value).toMatchObject({ state: 'signed_out', user: null });
    expect(await dump()).toBe('[[],[],[],[]]');
  });

  it('in another tab empties the memory of this one: nothing goes back to the device once it has room', async () => {
    let hear: (event: { data: unknown }) => void = () => undefined;
    vi.stubGlobal(
      'BroadcastChannel',
      class {
        addEventListener = (_: string, listener: typeof hear) => (hear = listener);
        postMessage = () => undefined;
        close = () => undefined;
      },
    );
    await signUp();
    BREAKS['a full disk, at the write']?.();
    server.entries.offline = true;
    entries.put('people', null, person('Ash'));
    await entries.settled();
    expect([inMemory.value, unkept.value]).toEqual([true, 1]);
    await (await db()).put('outbox', THEIRS);
    hear({ data: { type: 'signed_out', owner: session.value.user?.id } });
    await vi.waitFor(() => expect([inMemory.value, unkept.value]).toEqual([true, 1]));
    hear({ data: { type: 'signed_out', owner: THEIRS.owner } });
    await vi.waitFor(() => expect([inMemory.value, unkept.value]).toEqual([false, 0]));
    expect(session.value).toMatchObject({ state: 'signed_out', user: null });
  });

  it('promise 43: leaves what somebody else wrote here and the server has not, sealed until they sign in again', async () => {
    await signUp();
    await (await db()).put('outbox', THEIRS);
    server.offline = true;
    entries.put('people', null, person('Ash'));
    await entries.settled();
    expect(unsyncedCount.value).toBe(1);
    await signOut();
    expect(JSON.parse(await dump())).toEqual([[], [expect.objectContaining(THEIRS)], [], []]);
    expect(session.value).toMatchObject({ state: 'signed_out', user: null, held: 'unsent' });
    server.offline = false;
    await reload(); // the sign-out is over with this
    expect(JSON.parse(await dump())).toEqual([[], [expect.objectContaining(THEIRS)], [], []]);
    expect(session.value).toMatchObject({ state: 'signed_out', held: 'unsent' });
    expect(await unsentHere(THEIRS.owner)).toBe(true);
    expect(await unsentHere('somebody')).toBe(false);
  });

  it('promise 43: takes nothing of somebody else out of the memory of a page without storage', async () => {
    await signUp();
    BREAKS['a full disk, at the write']?.();
    server.entries.offline = true;
    entries.put('people', null, person('Ash'));
    await entries.settled();
    await (await db()).put('outbox', THEIRS);
    await vi.waitFor(() => expect([inMemory.value, unkept.value]).toEqual([true, 2]));
    await signOut();
    expect(session.value).toMatchObject({ state: 'signed_out', held: 'unsent' });
    expect([inMemory.value, unkept.value]).toEqual([true, 1]);
    expect(JSON.parse(await dump())[1]).toEqual([expect.objectContaining(THEIRS)]);
    await closeDb();
  });

  // The last one: what waits for such a store waits as long as the page.
  it('a lock does not wait for a store that never answers', async () => {
    await signUp();
    vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(() => new IDBRequest());
    entries.put('people', null, person('Ash'));
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const locking = lock();
    await vi.advanceTimersByTimeAsync(3_000);
    await locking;
    vi.useRealTimers();
    expect([vault.value, session.value.state, entries.of('people').value]).toEqual([null, 'locked', []]);
  });
});
