import 'fake-indexeddb/auto';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { closeDb, db } from '../store/db';
import { readDeviceRow } from '../store/device-row';
import { entries } from '../store/entries';
import { syncNow } from '../store/sync';
import { dump, person } from '../store/testing/app';
import { BREAKS } from '../store/testing/breaking';
import { fromBase64url, toBase64url } from '../vault/bytes';
import { vault } from '../vault/open-vault';
import { closeWrongPins, isPin, lockByPasskey, lockByPin, lockWithPassphrase, openByPasskey, openByPin, takeLockOff } from './locks';
import { confirmHere } from './confirm';
import { boot, lock, session } from './session';
import { signOut } from './sign-out';
import { signIn, unlock } from './sign-in';
import { completeSignUp, prepareSignUp } from './sign-up';
import type { FakeAccounts } from './testing/fake-accounts';
import { freshDevice, INPUT, reload } from './testing/one-account';

// Half a second of Argon2id for each PIN is for the vectors; here any slow function would do.
vi.mock('hash-wasm', () => ({
  argon2id: async ({ password, salt }: { password: Uint8Array; salt: Uint8Array }) =>
    new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array([...salt, ...password]))),
}));

const { passphrase } = INPUT;
const PIN = '280417';

let server: FakeAccounts;

beforeEach(async () => {
  server = await freshDevice();
  passkeyOf(new Uint8Array(32).fill(7));
  await prepareSignUp(INPUT);
  await completeSignUp();
  entries.put('people', null, person('Ash'));
  await entries.settled();
  await syncNow();
});

afterEach(async () => {
  await closeDb();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** A device whose passkey gives this, or says no. */
function passkeyOf(output: Uint8Array | null): void {
  const credential = output && {
    rawId: new Uint8Array(16).buffer,
    getClientExtensionResults: () => ({ prf: { enabled: true, results: { first: output.slice().buffer } } }),
  };
  const answer = (): Promise<unknown> => (credential ? Promise.resolve(credential) : Promise.reject(new DOMException('no', 'NotAllowedError')));
  vi.stubGlobal('navigator', { ...navigator, credentials: { create: answer, get: answer } });
}

const shown = (): (string | undefined)[] => entries.of('people').value.map(({ words }) => words.alias);

async function keepsClosed(): Promise<void> {
  expect(await readDeviceRow()).toBeUndefined();
  expect(await dump()).not.toContain('CryptoKey');
}

describe('promise 5: a private device asks how it shall open', () => {
  it('and until it was told, opens by the words alone: no key was ever on the disk', async () => {
    expect(session.value).toMatchObject({ state: 'open', privateDevice: true, lockOffered: true, way: 'words' });
    await keepsClosed();
    await reload();
    expect(session.value).toMatchObject({ state: 'locked', way: 'words', lockOffered: false, held: 'notes' });
    await unlock(passphrase);
    expect(session.value).toMatchObject({ state: 'open', privateDevice: true, lockOffered: false });
    expect(shown()).toEqual(['Ash']);
  });

  it('without a lock it opens by itself, offline too', async () => {
    await takeLockOff();
    expect(session.value).toMatchObject({ lockOffered: false, way: 'itself' });
    server.offline = true;
    await reload();
    expect(session.value).toMatchObject({ state: 'open', privateDevice: true, way: 'itself' });
    expect(shown()).toEqual(['Ash']);
  });

  it('by a PIN, with the half of the server', async () => {
    await lockByPin(PIN);
    expect(session.value).toMatchObject({ lockOffered: false, way: 'pin' });
    await keepsClosed();
    await reload();
    expect(session.value).toMatchObject({ state: 'locked', way: 'pin', held: 'notes' });
    expect(shown()).toEqual([]);
    await expect(openByPin('0000')).rejects.toMatchObject({ code: 'wrong_pin' });
    await openByPin(PIN);
    expect(session.value).toMatchObject({ state: 'open', privateDevice: true, way: 'pin', wrongPins: 1 });
    await reload();
    await openByPin(PIN);
    expect(session.value.wrongPins).toBe(1);
    closeWrongPins();
    await lock();
    await openByPin(PIN);
    expect(session.value.wrongPins).toBe(0);
    expect(shown()).toEqual(['Ash']);
  });

  it('by a passkey, without a connection', async () => {
    await lockByPasskey('Attune');
    await keepsClosed();
    server.offline = true;
    await reload();
    expect(session.value).toMatchObject({ state: 'locked', way: 'passkey' });
    await openByPasskey();
    expect(shown()).toEqual(['Ash']);
  });

  it.each([null, new Uint8Array(32).fill(8)])('another passkey, or a no, opens nothing: %s', async (output) => {
    await lockByPasskey('Attune');
    await reload();
    passkeyOf(output);
    await expect(openByPasskey()).rejects.toThrow(/no_passkey|cannot_open/);
    expect([session.value.state, vault.value]).toEqual(['locked', null]);
  });

  it.each([' 280417', '280417 ', '280 417', '28-04-17', '28‑04‑17', '\u200B280417', '２８０４１７'])('a PIN opens as a thumb types it, and is no wrong one: %j', async (typed) => {
    await lockByPin(PIN);
    await lock();
    await openByPin(typed);
    expect(session.value).toMatchObject({ state: 'open', wrongPins: 0 });
  });

  it.each([
    ['1234', true],
    ['12 34', true],
    ['١٢٣٤', true],
    ['', false],
    [' ', false],
    ['123', false],
    ['123456789', false],
    ['12a4', false],
  ])('%j is a PIN: %s', (typed, is) => expect(isPin(typed)).toBe(is));

  it.each(['pin', 'passkey', 'words'] as const)('the words open it as well, offline too: %s', async (way) => {
    await ({ pin: () => lockByPin(PIN), passkey: () => lockByPasskey('Attune'), words: lockWithPassphrase })[way]();
    server.offline = true;
    await reload();
    if (way === 'pin') await expect(openByPin(PIN)).rejects.toThrow('offline');
    await unlock(passphrase);
    expect(shown()).toEqual(['Ash']);
    await lock();
    expect(session.value).toMatchObject({ state: 'locked', way });
  });
});

describe('promise 5: the half of the server', () => {
  it('is gone after ten wrong tries: then the words alone open it', async () => {
    await lockByPin(PIN);
    await reload();
    for (let tries = 0; tries < 9; tries += 1) await expect(openByPin('0000')).rejects.toMatchObject({ code: 'wrong_pin' });
    await expect(openByPin('0000')).rejects.toMatchObject({ code: 'lock_emptied' });
    await expect(openByPin(PIN)).rejects.toThrow('locked');
    await reload();
    expect(session.value).toMatchObject({ state: 'locked', way: 'words' });
    await unlock(passphrase);
    expect(shown()).toEqual(['Ash']);
  });

  it.each(['passkey', 'words', 'itself', 'sign-out'] as const)('is destroyed with the lock: %s', async (next) => {
    await lockByPin(PIN);
    expect(server.half).not.toBeNull();
    await ({ passkey: () => lockByPasskey('Attune'), words: lockWithPassphrase, itself: takeLockOff, 'sign-out': signOut })[next]();
    expect(server.half).toBeNull();
  });

  it('and the PIN never leave the device together', async () => {
    await lockByPin(PIN);
    await lock();
    await openByPin(PIN);
    expect(server.bodies.join()).not.toContain(PIN);
    expect(await dump()).not.toContain(server.half?.share);
  });
});

describe('promises 5 and 45: nothing that lies on the device opens it', () => {
  /** Every 32 bytes that lie here, as a thief would try them, and every key that is kept as an object. */
  async function thief(): Promise<void> {
    const database = await db();
    const rows = (await Promise.all(([...database.objectStoreNames] as const).map((name) => database.getAll(name)))).flat();
    const texts = JSON.stringify(rows).match(/[\w-]{22,}/g) ?? [];
    const raws = texts.flatMap((text) => {
      const bytes = fromBase64url(text.slice(0, text.length - (text.length % 4 === 1 ? 1 : 0)));
      return bytes.length < 400 ? Array.from({ length: Math.max(0, bytes.length - 31) }, (_, at) => bytes.slice(at, at + 32)) : [];
    });
    const box = fromBase64url((rows.find((row) => 'lock' in row) as { lock: { userKey: string } }).lock.userKey);
    for (const raw of raws) {
      const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['decrypt']);
      const aad = new TextEncoder().encode('attune/v1/user-key');
      const opened = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: box.slice(0, 12), additionalData: aad }, key, box.slice(12)).catch(() => null);
      expect(opened, toBase64url(raw)).toBeNull();
    }
    expect(raws.length).toBeGreaterThan(50);
  }

  it.each(['pin', 'passkey'])('%s', async (way) => {
    await takeLockOff(); // as when a lock comes later
    await (way === 'pin' ? lockByPin(PIN) : lockByPasskey('Attune'));
    await keepsClosed();
    await thief();
  });
});

it('a lock is changed by whoever has the words', async () => {
  await lockByPin(PIN);
  await expect(confirmHere('some other words')).rejects.toThrow('wrong_passphrase');
  server.offline = true;
  await confirmHere(passphrase);
});

it('a device that the server no longer knows is signed out at its lock, and its notes wait, sealed', async () => {
  await lockByPin(PIN);
  server.entries.offline = true;
  entries.put('people', null, person('Rook'));
  await entries.settled();
  server.signedIn = false;
  await reload();
  await vi.waitFor(() => expect(session.value).toMatchObject({ state: 'signed_out', held: 'unsent' }));
  expect(await dump()).not.toMatch(/"lock"|vault\//);
  await signIn({ username: INPUT.username, passphrase, privateDevice: false });
  expect(session.value).toMatchObject({ state: 'open', privateDevice: false, way: 'words', lockOffered: false });
});

it('promise 5: is not taken off, nor put on, where the browser keeps nothing: it stays what it was', async () => {
  await lockByPin(PIN);
  BREAKS['a full disk, at the write']?.();
  entries.put('people', null, person('Wren'));
  await entries.settled();
  for (const act of [takeLockOff, lockWithPassphrase, () => lockByPin('135790')]) await expect(act()).rejects.toMatchObject({ name: 'NotSupportedError' });
  expect(session.value).toMatchObject({ way: 'pin', state: 'open' });
  expect(await readDeviceRow()).toBeUndefined();
});

it('a browser that keeps nothing is offered none', async () => {
  await signOut();
  BREAKS['a full disk, at the write']?.();
  await boot();
  await signIn({ username: INPUT.username, passphrase, privateDevice: true });
  expect(session.value).toMatchObject({ state: 'open', lockOffered: false, privateDevice: false });
});
