import 'fake-indexeddb/auto';

import { beforeEach, describe, expect, it, vi } from 'vitest';

import { entries } from '../store/entries';
import { syncNow } from '../store/sync';
import { person } from '../store/testing/app';
import { vault } from '../vault/open-vault';
import { changePassphrase, makeRecoveryCard, readCustody, saveRecoveryCard, setCustody } from './keys';
import { recoverWithCard } from './recovery';
import { lock, session } from './session';
import { unlock } from './sign-in';
import { signOut } from './sign-out';
import type { FakeAccounts } from './testing/fake-accounts';
import { freshDevice, INPUT, signUp } from './testing/one-account';

// An act on what opens an account, broken off at each of its requests, while this device holds a write of its own that
// the server has not seen. Nothing that was written is lost, and whatever the server says stands is what opens it.

vi.mock('hash-wasm', () => ({
  argon2id: async ({ password, salt }: { password: Uint8Array; salt: Uint8Array }) =>
    new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array([...salt, ...password]))),
}));

const { username, passphrase } = INPUT;
const NEXT = 'four new plain words';
const BOTH = ['Ash', 'Rook'];

let server: FakeAccounts;
let sheets: string[];

beforeEach(async () => {
  server = await freshDevice();
  sheets = [];
});

async function makeSheet(): Promise<void> {
  const sheet = await makeRecoveryCard(passphrase);
  sheets.push(sheet); // it may have been kept, whatever the answer
  await saveRecoveryCard(sheet);
}

const ACTS: Readonly<Record<string, { before?: () => Promise<void>; act: () => Promise<void>; requests: number }>> = {
  'only I hold the key': { act: () => setCustody('own', passphrase), requests: 2 },
  'a spare key again': { before: () => setCustody('own', passphrase), act: () => setCustody('spare', passphrase), requests: 2 },
  'new words': { act: () => changePassphrase(passphrase, NEXT), requests: 2 },
  'new words, and the sheet stays': { act: () => changePassphrase(passphrase, NEXT, false), requests: 2 },
  'a new sheet': { act: makeSheet, requests: 2 },
};
const ROWS = Object.entries(ACTS).flatMap(([name, { requests }]) =>
  Array.from({ length: requests }, (_, at) => at).flatMap((at) => (['lost', 'dropped'] as const).map((fault) => ({ name, at, fault }))),
);

const shown = (): string[] => entries.of('people').value.map(({ words }) => words.alias ?? '').sort();

/** Something on the server, and something that waits on this device. */
async function write(): Promise<void> {
  entries.put('people', null, person('Ash'));
  await entries.settled();
  await syncNow();
  server.entries.offline = true;
  entries.put('people', null, person('Rook'));
  await entries.settled();
}

/** The spare key is kept exactly where the account says so, and it is the key that opens everything. */
async function expectTrueCustody(): Promise<void> {
  const { custody } = await readCustody();
  const kept = server.account?.vault.user_key;
  expect(kept !== undefined).toBe(custody === 'spare');
  if (kept) await vault.value?.userKey.use(async (raw) => expect(kept).toBe(Buffer.from(raw).toString('base64url')));
}

/** The words that the server takes now. */
async function openWithEither(): Promise<string> {
  await lock();
  for (const words of [passphrase, NEXT]) {
    await unlock(words).catch(() => undefined);
    if (session.value.state === 'open') return words;
  }
  throw new Error('neither the old words nor the new ones open it');
}

async function expectAWayBackByTheSheet(): Promise<void> {
  await signOut();
  for (const card of sheets) {
    await recoverWithCard({ username, card, newPassphrase: passphrase, privateDevice: false }).catch(() => undefined);
  }
  expect(session.value.state).toBe('open');
  await syncNow();
  expect(shown()).toEqual(BOTH);
}

describe('promise 43: broken off, nothing that was written is lost', () => {
  it.each(ROWS)('$name, request $at $fault', async ({ name, at, fault }) => {
    const { before, act } = ACTS[name] ?? { act: () => Promise.reject(new Error(name)) };
    await signUp();
    await makeSheet();
    await before?.();
    await write();
    server.faults.push(...Array.from({ length: at }, () => null), fault);
    await expect(act()).rejects.toThrow();
    expect(server.faults).toEqual([]); // it came to that request
    expect(shown()).toEqual(BOTH);
    await expectTrueCustody();

    const words = await openWithEither();
    expect(shown()).toEqual(BOTH);
    if (words === passphrase) await act(); // asked for again, it is done
    await expectTrueCustody();
    server.entries.offline = false;
    await syncNow();
    expect(server.entries.entries.size).toBe(2);
    if ((await readCustody()).recoveryCardSince) await expectAWayBackByTheSheet();
  });
});

describe('two devices at once', () => {
  it('words changed elsewhere meanwhile: the act is refused, and nothing is lost', async () => {
    await signUp();
    await makeSheet();
    await write();
    const elsewhere = server.account;
    const before = server.account?.password ?? '';
    const changing = setCustody('own', passphrase);
    if (elsewhere) elsewhere.password = 'changed on another device';
    await expect(changing).rejects.toMatchObject({ code: 'wrong_passphrase' });
    if (elsewhere) elsewhere.password = before;
    await expectTrueCustody();
    expect(shown()).toEqual(BOTH);
  });

  it('custody changed elsewhere while this device wrote: what it wrote arrives and opens', async () => {
    await signUp();
    await makeSheet();
    await write();
    if (server.account) server.account.vault = { ...server.account.vault, custody: 'own', user_key: undefined };
    server.entries.offline = false;
    await syncNow();
    expect(server.entries.entries.size).toBe(2);
    await signOut();
    await recoverWithCard({ username, card: sheets[0] ?? '', newPassphrase: NEXT, privateDevice: true });
    await syncNow();
    expect(shown()).toEqual(BOTH);
  });

  it('the sheet ended elsewhere before only I hold the key: refused, for the words would be the only way in', async () => {
    await signUp();
    await makeSheet();
    if (server.account) server.account.recoverySince = null;
    await expect(setCustody('own', passphrase)).rejects.toMatchObject({ code: 'needs_sheet' });
    await expectTrueCustody();
  });
});
