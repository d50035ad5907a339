import 'fake-indexeddb/auto';

import { beforeEach, expect, it, vi } from 'vitest';

import { askForCode, confirmRecoveryEmail, giveRecoveryEmail, openByEmail } from './email';
import { changePassphrase, makeRecoveryCard, saveRecoveryCard } from './keys';
import { recoverByEmail, recoverWithCard } from './recovery';
import { onKeep } from '../vault/forget';
import { vault } from '../vault/open-vault';
import { lock, session } from './session';
import { signOut } from './sign-out';
import { signIn, unlock } from './sign-in';
import { completeSignUp, prepareSignUp } from './sign-up';
import type { FakeAccounts } from './testing/fake-accounts';
import { freshDevice, INPUT } from './testing/one-account';

vi.mock('hash-wasm', () => ({
  argon2id: async ({ password, salt }: { password: Uint8Array; salt: Uint8Array }) =>
    new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array([...salt, ...password]))),
}));

const { username } = INPUT;
// made words, and words of one's own: each as it is set by a thumb, and as another one gives it back
const KINDS = [
  { set: ' Acorn river  ivory tower ', given: 'acorn River, ivory tower. ' },
  { set: 'Keep this, just so! ', given: ' Keep this, just so!' },
];

let server: FakeAccounts;

beforeEach(async () => {
  vi.stubGlobal('BroadcastChannel', undefined); // the files beside this one would hear of each lock
  server = await freshDevice();
});

async function opensWith(given: string): Promise<void> {
  await lock();
  await unlock(given);
  await signOut();
  await signIn({ username, passphrase: given, privateDevice: false });
  expect(session.value.state).toBe('open');
}

it.each(KINDS)('every door where $set is set, and every one where it is given', async ({ set, given }) => {
  await prepareSignUp({ ...INPUT, passphrase: set });
  await completeSignUp();
  await opensWith(given);

  await changePassphrase(given, 'Something else ');
  await changePassphrase(' Something else', set);
  await opensWith(given);

  await giveRecoveryEmail('ash@example.org', given);
  await confirmRecoveryEmail(` ${server.mailed.replace('-', ' – ')}`);
  const card = await makeRecoveryCard(given);
  await saveRecoveryCard(` ${card.toLowerCase().replaceAll('-', ', ')}`);
  await signOut();

  await recoverWithCard({ username, card: card.replaceAll('-', ' '), newPassphrase: set, privateDevice: false });
  await opensWith(given);
  await signOut();

  await askForCode(username);
  await openByEmail(username, ` ${server.mailed} `);
  await recoverByEmail({ newPassphrase: set, privateDevice: false });
  await opensWith(given);
});

it.each([lock, signOut])('promise 19: what is kept elsewhere is kept before the keys go, and they go also where that never ends: $name', async (leave) => {
  await prepareSignUp(INPUT);
  await completeSignUp();
  const seen: unknown[] = [];
  let kept: () => void = () => undefined;
  const stop = onKeep(() => new Promise<void>((resolve) => (kept = resolve)));
  const stopHearing = onKeep(() => void seen.push(vault.peek() !== null));
  const leaving = leave();
  await vi.waitFor(() => expect(seen).toEqual([true]));
  expect(vault.peek()).not.toBeNull();
  kept();
  await leaving;
  expect(vault.peek()).toBeNull();
  stopHearing();

  if (leave === lock) await unlock(INPUT.passphrase);
  else await signIn({ ...INPUT, privateDevice: false });
  await leave(); // and nothing is ever kept
  expect(vault.peek()).toBeNull();
  stop();
}, 15_000);
