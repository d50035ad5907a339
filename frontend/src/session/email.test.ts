import 'fake-indexeddb/auto';

import { deleteDB } from 'idb';
import { beforeEach, expect, it, vi } from 'vitest';

import { closeDb } from '../store/db';
import { entries } from '../store/entries';
import { syncNow } from '../store/sync';
import { person } from '../store/testing/app';
import { closeVault } from '../vault/open-vault';
import { askForCode, confirmRecoveryEmail, giveRecoveryEmail, openByEmail, readRecoveryEmail, removeRecoveryEmail } from './email';
import { recoverByEmail } from './recovery';
import { boot, session } from './session';
import { signOut } from './sign-out';
import { signIn } from './sign-in';
import { completeSignUp, prepareSignUp } from './sign-up';
import { FakeAccounts } from './testing/fake-accounts';

// Half a second of Argon2id for each sign-in is for the vectors; here any slow function would do.
vi.mock('hash-wasm', () => ({
  argon2id: async ({ password, salt }: { password: Uint8Array; salt: Uint8Array }) =>
    new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array([...salt, ...password]))),
}));

const username = 'amber-harbour-42';
const passphrase = 'quiet lantern under maple';
const next = 'four new plain words';
const EMAIL = 'someone@example.net';

let server: FakeAccounts;

beforeEach(async () => {
  const map = new Map<string, string>();
  const storage = {
    getItem: (key: string) => map.get(key) ?? null,
    setItem: (key: string, value: string) => map.set(key, value),
    removeItem: (key: string) => map.delete(key),
    clear: () => map.clear(),
  };
  vi.stubGlobal('localStorage', storage);
  vi.stubGlobal('sessionStorage', storage);
  await closeVault();
  await closeDb();
  await deleteDB('attune');
  server = new FakeAccounts();
  server.install();
  await boot();
  await prepareSignUp({ username, passphrase, custody: 'spare', privateDevice: true, country: '', timezone: 'Europe/London', locale: 'en-GB' });
  await completeSignUp();
  await syncNow();
});

async function withEmail(): Promise<void> {
  await giveRecoveryEmail(EMAIL, passphrase);
  await confirmRecoveryEmail(server.mailed);
}

it('an e-mail counts once its code was typed in, and can be taken away', async () => {
  server.bodies.length = 0;
  await expect(giveRecoveryEmail(EMAIL, 'not my words')).rejects.toThrow('wrong_passphrase');
  expect(server.bodies.join()).not.toContain(EMAIL);
  expect(await giveRecoveryEmail(EMAIL, passphrase)).toMatchObject({ confirmed: null, waiting: EMAIL });
  await expect(confirmRecoveryEmail('0000-0000')).rejects.toMatchObject({ status: 400 });
  expect(await confirmRecoveryEmail(server.mailed)).toMatchObject({ confirmed: EMAIL, waiting: null });
  await expect(removeRecoveryEmail('not mine')).rejects.toThrow('wrong_passphrase');
  expect(await readRecoveryEmail()).toMatchObject({ confirmed: EMAIL });
  await removeRecoveryEmail(passphrase);
  expect(await readRecoveryEmail()).toMatchObject({ confirmed: null, waiting: null });
  expect(server.bodies.join()).not.toContain('lantern');
});

it('lost words: a code, new words, and the notes are there', async () => {
  await withEmail();
  entries.put('people', null, person('Ash'));
  await entries.settled();
  await syncNow();
  await signOut();

  await askForCode(username);
  await expect(openByEmail(username, '0000-0000')).rejects.toMatchObject({ status: 403 });
  await openByEmail(username, server.mailed);
  await recoverByEmail({ newPassphrase: next, privateDevice: false });
  await syncNow();
  expect(session.value).toMatchObject({ state: 'open', user: { username } });
  expect(entries.of('people').value[0]?.words.alias).toBe('Ash');
  expect(server.bodies.join()).not.toContain(next);

  await signOut();
  await expect(signIn({ username, passphrase, privateDevice: false })).rejects.toMatchObject({ status: 400 });
  await signIn({ username, passphrase: next, privateDevice: false });
  expect(session.value.state).toBe('open');
});

it('new words can be sent again when the connection was away, and only after a code', async () => {
  await withEmail();
  await signOut();
  await expect(recoverByEmail({ newPassphrase: next, privateDevice: false })).rejects.toThrow('locked');
  await askForCode(username);
  await openByEmail(username, server.mailed);
  server.offline = true;
  await expect(recoverByEmail({ newPassphrase: next, privateDevice: false })).rejects.toThrow('offline');
  server.offline = false;
  await recoverByEmail({ newPassphrase: next, privateDevice: false });
  expect(session.value.state).toBe('open');
});

it('a name that nobody has is asked about like any other', async () => {
  await signOut();
  await askForCode('nobody-here-11');
  expect(server.mailed).toBe('');
  await expect(openByEmail('nobody-here-11', 'ABCD-1234')).rejects.toMatchObject({ status: 403, code: 'recovery_refused' });
});
