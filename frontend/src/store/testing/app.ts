import { deleteDB } from 'idb';

import { closeVault } from '../../vault/open-vault';
import { onThisBrowser } from '../../vault/web-storage';
import { closeDb, db } from '../db';
import { entries } from '../entries';
import type { EntryContent } from '../kinds';
import { PRESSED } from '../places';
import { openStore } from '../store';
import { syncNow } from '../sync';
import { FakeServer } from './fake-server';
import { openAs, OWNER } from './person';

export const signedOut = { times: 0 };

/** A fresh device and a fresh server, with one person signed in. */
export async function freshApp(): Promise<FakeServer> {
  await closeDb();
  await deleteDB('attune');
  for (const name of onThisBrowser.names()) if (name.startsWith(PRESSED)) onThisBrowser.remove(name);
  signedOut.times = 0;
  const server = new FakeServer();
  server.install();
  await openApp();
  await syncNow();
  server.seen.length = 0;
  return server;
}

export async function openApp(owner = OWNER, fill = 7): Promise<void> {
  await openAs(owner, fill);
  await openStore(() => {
    signedOut.times += 1;
  });
}

/** The app closed and opened again, on the same device. */
export async function reopenApp(): Promise<void> {
  await entries.settled();
  await closeVault();
  await closeDb();
  await openApp();
}

/** Everything typed is stored and sent, or as far as it goes. */
export async function sync(): Promise<void> {
  await entries.settled();
  await syncNow();
}

export function person(alias: string, hidden = false): EntryContent<'people'> {
  return {
    columns: { route: 'open', route_checked_at: null, route_asked_at: null, route_due_at: null, status: 'present', hidden },
    answers: { relation: 'friend' },
    words: { alias },
  };
}

/** Every row of the device's store, as text. After a sign-out there is none, and none is made for it. */
export async function dump(): Promise<string> {
  const database = await db().catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') return null;
    throw error;
  });
  const rows = await Promise.all((['entries', 'outbox', 'drafts', 'meta'] as const).map((name) => database?.getAll(name) ?? []));
  return JSON.stringify(rows);
}
