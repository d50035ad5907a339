import { deleteDB } from 'idb';
import { vi } from 'vitest';

import { closeDb } from '../../store/db';
import { entries } from '../../store/entries';
import { syncNow } from '../../store/sync';
import { closeVault } from '../../vault/open-vault';
import { takeLockOff } from '../locks';
import { boot, session } from '../session';
import { completeSignUp, prepareSignUp, type SignUpInput } from '../sign-up';
import { setSignedOut } from '../state';
import { FakeAccounts } from './fake-accounts';

export const INPUT: SignUpInput = {
  username: 'amber-harbour-42',
  passphrase: 'quiet lantern under maple',
  custody: 'spare',
  privateDevice: true,
  country: '',
  timezone: 'Europe/London',
  locale: 'en-GB',
};

type Kept = Record<string, string>;

/** What is kept are its own properties, as in a browser. */
function memoryStorage(): Storage {
  return Object.create({
    getItem(this: Kept, key: string) {
      return this[key] ?? null;
    },
    setItem(this: Kept, key: string, value: string) {
      this[key] = value;
    },
    removeItem(this: Kept, key: string) {
      Reflect.deleteProperty(this, key);
    },
    clear(this: Kept) {
      for (const key of Object.keys(this)) Reflect.deleteProperty(this, key);
    },
  }) as Storage;
}

/** A device that has never been here, and a server that knows nobody. */
export async function freshDevice(): Promise<FakeAccounts> {
  vi.stubGlobal('BroadcastChannel', undefined); // the tests of other files are no tabs of this browser
  vi.stubGlobal('localStorage', memoryStorage());
  vi.stubGlobal('sessionStorage', memoryStorage());
  await closeVault();
  await closeDb();
  await deleteDB('attune');
  const server = new FakeAccounts();
  server.install();
  await boot();
  return server;
}

/** The page loaded again: memory is gone, the device's store and cookies stay. */
export async function reload(): Promise<void> {
  await entries.settled();
  await closeVault();
  await closeDb();
  setSignedOut();
  await boot();
}

/** On a private device it is one without a lock. */
export async function signUp(over: Partial<SignUpInput> = {}): Promise<void> {
  await prepareSignUp({ ...INPUT, ...over });
  await completeSignUp();
  if (session.peek().lockOffered) await takeLockOff();
  await syncNow();
}
