import 'fake-indexeddb/auto';

import { beforeEach, describe, expect, it, vi } from 'vitest';

import { getProposedUsername } from '../api/session';
import { dump } from '../store/testing/app';
import { db } from '../store/db';
import { findLock, findVault } from '../store/device';
import { entries } from '../store/entries';
import { person } from '../store/testing/app';
import { syncNow } from '../store/sync';
import { vault } from '../vault/open-vault';
import { changePassphrase, makeRecoveryCard, readCustody, saveRecoveryCard, setCustody } from './keys';
import { recoverWithCard } from './recovery';
import { takeLockOff } from './locks';
import { askServer, lock, session } from './session';
import { signOut } from './sign-out';
import { enterSecondFactor, signIn, unlock } from './sign-in';
import { completeSignUp, confirmRecoveryCard, prepareSignUp } from './sign-up';
import type { FakeAccounts } from './testing/fake-accounts';
import { freshDevice, INPUT, reload, signUp } from './testing/one-account';

// Half a second of Argon2id for each sign-in is for the vectors; here any slow function would do.
vi.mock('hash-wasm', () => ({
  argon2id: async ({ password, salt }: { password: Uint8Array; salt: Uint8Array }) =>
    new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array([...salt, ...password]))),
}));

const { username, passphrase } = INPUT;

let server: FakeAccounts;

beforeEach(async () => {
  server = await freshDevice();
});

describe('signing up', () => {
  it('proposes a name, makes the account, and is open', async () => {
    expect(session.value.state).toBe('signed_out');
    expect(await getProposedUsername('en')).toBe('amber-harbour-42');
    expect(await prepareSignUp(INPUT)).toEqual({ recoveryCard: null });
    expect(server.account).toBeNull();
    await completeSignUp();
    expect(session.value).toMatchObject({ state: 'open', privateDevice: true, user: { username } });
    expect(server.account?.vault).toMatchObject({ custody: 'spare', recovery: null });
  });

  it('with the only key, shows a card and waits until it was typed back', async () => {
    const { recoveryCard } = await prepareSignUp({ ...INPUT, custody: 'own' });
    await expect(completeSignUp()).rejects.toThrow('card_not_confirmed');
    expect(confirmRecoveryCard('0000-0000')).toBe(false);
    expect(confirmRecoveryCard((recoveryCard ?? '').toLowerCase().replaceAll('-', ' '))).toBe(true);
    await completeSignUp();
    expect(session.value.state).toBe('open');
    expect(server.account?.vault).not.toHaveProperty('user_key');
  });

  it('a taken name can be changed without making the keys again', async () => {
    server.taken.add(username);
    await prepareSignUp(INPUT);
    await expect(completeSignUp()).rejects.toMatchObject({ status: 400, fields: { username: ['taken'] } });
    await completeSignUp('silver-meadow-17');
    expect(session.value.user?.username).toBe('silver-meadow-17');
  });

  it('never fails of a zone that the server does not know', async () => {
    server.zones = ['Europe/London'];
    await prepareSignUp({ ...INPUT, timezone: 'Mars/Phobos' });
    await completeSignUp();
    expect(session.value.state).toBe('open');
    expect(server.bodies.join()).toMatch(/"timezone":"[+-]\d\d:\d\d"/);
  });

  it('never sends passphrase, card or, with the only key, the user key', async () => {
    const { recoveryCard } = await prepareSignUp({ ...INPUT, custody: 'own' });
    confirmRecoveryCard(recoveryCard ?? '');
    await completeSignUp();
    const sent = server.bodies.join('\n');
    expect(sent).not.toContain('lantern');
    expect(sent).not.toContain(recoveryCard);
    await vault.value?.userKey.use(async (raw) => {
      expect(sent).not.toContain(Buffer.from(raw).toString('base64url'));
    });
  });
});

describe('who holds the key', () => {
  const onlyMine = async (): Promise<void> => {
    const { recoveryCard } = await prepareSignUp({ ...INPUT, custody: 'own' });
    confirmRecoveryCard(recoveryCard ?? '');
    await completeSignUp();
    await takeLockOff();
  };

  it('is known from the start, offline too, and where nothing is known what promises less is taken', async () => {
    expect(session.value.custody).toBe('spare');
    await onlyMine();
    expect(session.value.custody).toBe('own');
    server.offline = true;
    await reload();
    expect(session.value).toMatchObject({ state: 'open', custody: 'own' });
    server.offline = false;
    await signOut();
    expect(session.value.custody).toBe('spare');
  });

  it('changes here at once, and on another device with the next word of the server, kept for being offline', async () => {
    await onlyMine();
    await setCustody('spare', passphrase);
    expect(session.value.custody).toBe('spare');
    server.offline = true;
    await reload();
    expect(session.value.custody).toBe('spare');
    server.offline = false;
    // By another device.
    if (server.account) server.account = { ...server.account, vault: { ...server.account.vault, custody: 'own' } };
    await reload();
    await vi.waitFor(async () => expect((await findVault())?.vault.custody).toBe('own'));
    expect(session.value.custody).toBe('own');
    server.offline = true;
    await reload();
    expect(session.value.custody).toBe('own');
  });
});

describe('opening again', () => {
  it('promise 19: a private device asks for nothing, even offline', async () => {
    await signUp();
    entries.put('people', null, person('Ash'));
    server.offline = true;
    await reload();
    expect(session.value).toMatchObject({ state: 'open', privateDevice: true });
    expect(entries.of('people').value[0]?.words.alias).toBe('Ash');
  });

  it('a shared device forgets its copies and asks for the passphrase', async () => {
    await signUp({ privateDevice: false });
    entries.put('people', null, person('Ash'));
    await entries.settled();
    await syncNow();
    await reload();
    expect(session.value).toMatchObject({ state: 'locked', privateDevice: false });
    expect(await (await db()).count('entries')).toBe(0);
    await expect(unlock('another passphrase')).rejects.toThrow('wrong_passphrase');
    await unlock(passphrase);
    await syncNow();
    expect(entries.of('people').value[0]?.words.alias).toBe('Ash');
  });

  it('promise 43: a shared device keeps, unreadable, what did not reach the server', async () => {
    await signUp({ privateDevice: false });
    server.entries.offline = true;
    entries.put('people', null, person('Ash by the gate'));
    await reload();
    expect(await dump()).not.toContain('Ash by the gate');
    expect(await (await db()).count('outbox')).toBe(1);
    server.entries.offline = false;
    await unlock(passphrase);
    await syncNow();
    expect(entries.of('people').value[0]?.words.alias).toBe('Ash by the gate');
    expect(server.entries.entries.size).toBe(1);
  });

  it('a session the server ended asks to sign in, and loses nothing', async () => {
    await signUp();
    server.entries.offline = true;
    entries.put('people', null, person('Ash'));
    await entries.settled();
    server.signedIn = false;
    await reload();
    await vi.waitFor(() => expect(session.value.state).toBe('signed_out'));
    expect(session.value.user?.username).toBe(username);
    expect(entries.of('people').value).toEqual([]);
    server.entries.offline = false;
    await signIn({ username, passphrase, privateDevice: true });
    await syncNow();
    expect(entries.of('people').value[0]?.words.alias).toBe('Ash');
    expect(server.entries.entries.size).toBe(1);
  });

  it.each(['nobody', 'nothing'] as const)('whoever comes in before an answer of before, which says %s, stays in', async (says) => {
    await signUp({ privateDevice: true });
    await signOut();
    const through = globalThis.fetch;
    let comes = (): void => undefined;
    vi.stubGlobal('fetch', async (request: Request) => {
      vi.stubGlobal('fetch', through);
      const answer = await through(request);
      await new Promise<void>((resolve) => (comes = resolve));
      if (says === 'nothing') throw new TypeError('network');
      return answer;
    });
    const asked = askServer();
    await signIn({ username, passphrase, privateDevice: true });
    entries.put('people', null, person('Ash'));
    await entries.settled();
    comes();
    await asked;
    expect(session.value).toMatchObject({ state: 'open', user: { username } });
    expect(await findLock()).not.toBeNull();
    expect(await (await db()).count('entries')).toBe(1);
  });

  it('without a connection and without a key it says so and waits', async () => {
    server.offline = true;
    await reload();
    expect(session.value).toMatchObject({ state: 'signed_out', offline: true });
  });
});

describe('signing in', () => {
  it('opens with the passphrase, and not with another', async () => {
    await signUp();
    await signOut();
    await expect(signIn({ username, passphrase: 'something else', privateDevice: false })).rejects.toMatchObject({ status: 400 });
    expect(session.value.state).toBe('signed_out');
    await signIn({ username, passphrase, privateDevice: false });
    expect(session.value).toMatchObject({ state: 'open', privateDevice: false });
  });

  it('sends nothing of the passphrase to a server that asks for a weaker derivation', async () => {
    await signUp();
    await signOut();
    server.bodies.length = 0;
    server.weaker = true;
    await expect(signIn({ username, passphrase, privateDevice: false })).rejects.toThrow('weak_derivation');
    expect(server.bodies.join()).not.toContain('password');
  });

  it('a clinician gives a code, and nothing is stored on the device', async () => {
    await signUp();
    await signOut();
    server.makeClinician();
    await signIn({ username, passphrase, privateDevice: true });
    expect(session.value.state).toBe('needs_second_factor');
    expect(vault.value).toBeNull();
    await expect(enterSecondFactor('000000')).rejects.toMatchObject({ status: 400 });
    await enterSecondFactor('123 456');
    expect(session.value).toMatchObject({ state: 'open', privateDevice: false, user: { role: 'clinician' } });
    expect(await dump()).toBe('[[],[],[],[]]');
    await reload();
    expect(session.value.state).toBe('locked');
  });
});

describe('the keys of an account', () => {
  it('a new passphrase opens it, the old one does not', async () => {
    await signUp();
    await expect(changePassphrase('not mine', 'four new plain words')).rejects.toThrow('wrong_passphrase');
    await changePassphrase(passphrase, 'four new plain words');
    await lock();
    await expect(unlock(passphrase)).rejects.toThrow('wrong_passphrase');
    await unlock('four new plain words');
    expect(session.value.state).toBe('open');
  });

  it('a recovery card counts once it was typed back, and gives a new passphrase', async () => {
    await signUp();
    await expect(makeRecoveryCard('not mine')).rejects.toThrow('wrong_passphrase');
    const card = await makeRecoveryCard(passphrase);
    await expect(saveRecoveryCard('short')).rejects.toThrow('bad_card');
    await expect(saveRecoveryCard('0000'.repeat(8))).rejects.toThrow('wrong_card');
    expect((await readCustody()).recoveryCardSince).toBeNull();
    await saveRecoveryCard(card.toLowerCase());
    expect((await readCustody()).recoveryCardSince).not.toBeNull();
    entries.put('people', null, person('Ash'));
    await entries.settled();
    await syncNow();
    await signOut();
    const other = { username, newPassphrase: 'four new plain words', privateDevice: false };
    await expect(recoverWithCard({ ...other, card: '0000'.repeat(8) })).rejects.toMatchObject({ status: 400 });
    await recoverWithCard({ ...other, card });
    await syncNow();
    expect(session.value.state).toBe('open');
    expect(entries.of('people').value[0]?.words.alias).toBe('Ash');
  });

  it('a new passphrase ends the older recovery sheets, unless the person keeps them', async () => {
    await signUp();
    await saveRecoveryCard(await makeRecoveryCard(passphrase));
    await changePassphrase(passphrase, 'four new plain words', false);
    expect((await readCustody()).recoveryCardSince).not.toBeNull();
    await changePassphrase('four new plain words', passphrase);
    expect((await readCustody()).recoveryCardSince).toBeNull();
  });

  it('custody can be changed both ways', async () => {
    await signUp();
    await expect(setCustody('own', 'not mine')).rejects.toThrow('wrong_passphrase');
    await expect(setCustody('own', passphrase)).rejects.toMatchObject({ code: 'needs_sheet' });
    expect(server.account?.vault).toMatchObject({ custody: 'spare' });
    await saveRecoveryCard(await makeRecoveryCard(passphrase));
    await setCustody('own', passphrase);
    expect(server.account?.vault).toMatchObject({ custody: 'own' });
    expect(server.account?.vault.user_key).toBeUndefined();
    await setCustody('spare', passphrase);
    expect(server.account?.vault.user_key).toMatch(/^[\w-]{43}$/);
  });
});
