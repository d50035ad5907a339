import { type IDBPDatabase, openDB } from 'idb';

const NAME = 'attune';
const VERSION = 1;

/** Owner, kind and id: where an entry stands. */
export type EntryKey = [owner: string, kind: string, id: string];

/** What this device knows of one entry. Everything a person wrote is in `box`. */
export type EntryRow = {
  owner: string;
  kind: string;
  id: string;
  revision: number; // the highest the server confirmed; kept for tombstones too, against a rollback
  cursor?: number; // where that revision stands in the server's order
  deleted: boolean;
  was?: string; // of what was deleted here: what tells the same text when it comes again
  box: string | null;
  upon?: string; // while something waits: the version of the server's that it was made upon
};

export type Act = 'put' | 'delete' | 'restore';

/**
 * waiting: not sent yet, edits go into it. sent: may have arrived, so it is frozen until it is answered. parked: the
 * server refused it. conflict: the entry changed elsewhere and the person chooses.
 */
export type OperationState = 'waiting' | 'sent' | 'parked' | 'conflict';

export type Operation = {
  seq?: number; // given by the store, in order of writing
  owner: string;
  kind: string;
  id: string;
  key: string; // Idempotency-Key
  act: Act;
  base: number; // the revision it was made upon
  state: OperationState;
  box: string; // the entry as written
  again?: boolean; // the server had this before it was put back, and it was not changed since
  theirs?: { revision: number; cursor?: number; box: string | null }; // conflict: how it stands elsewhere, null when deleted there
  error?: { status: number; code: string; message: string; fields: Readonly<Record<string, readonly string[]>> };
};

export type StoredOperation = Operation & { seq: number };

export type DraftRow = { owner: string; name: string; box: string };

/** The key of a device that the person called private. `deviceKey` can be used by this origin and not be read out. */
export type DeviceRow = {
  name: 'device';
  owner: string;
  deviceKey: CryptoKey;
  userKey: string; // the user key under deviceKey
  about: string; // what opening the vault needs beside it, under deviceKey
};

export type CursorRow = { name: `cursor/${string}`; cursor: number; marks?: readonly string[] };

export type Schema = {
  entries: { key: EntryKey; value: EntryRow; indexes: { owner: string } };
  outbox: { key: number; value: Operation; indexes: { owner: string; entry: EntryKey } };
  drafts: { key: [string, string]; value: DraftRow; indexes: { owner: string } };
  meta: { key: string; value: DeviceRow | CursorRow };
};

export type Database = IDBPDatabase<Schema>;

let connection: Promise<Database> | null = null;

/** The one connection of this page. Rejects where the browser keeps no storage (some private windows). */
export function db(): Promise<Database> {
  connection ??= openDB<Schema>(NAME, VERSION, {
    upgrade(database) {
      const entries = database.createObjectStore('entries', { keyPath: ['owner', 'kind', 'id'] });
      entries.createIndex('owner', 'owner'); // everything of one person, read once at opening
      const outbox = database.createObjectStore('outbox', { keyPath: 'seq', autoIncrement: true });
      outbox.createIndex('owner', 'owner');
      outbox.createIndex('entry', ['owner', 'kind', 'id']); // what still waits on one entry, in order
      database.createObjectStore('drafts', { keyPath: ['owner', 'name'] }).createIndex('owner', 'owner');
      database.createObjectStore('meta', { keyPath: 'name' });
    },
    blocking: () => void closeDb(), // another tab upgrades: step aside
    terminated: () => {
      connection = null;
    },
  }).catch((error: unknown) => {
    connection = null;
    throw error;
  });
  return connection;
}

export async function closeDb(): Promise<void> {
  const open = connection;
  connection = null;
  (await open?.catch(() => null))?.close();
}

/** Empties every store, of every person. Used at sign-out. */
export async function wipeAll(): Promise<void> {
  const tx = (await db()).transaction(['entries', 'outbox', 'drafts', 'meta'], 'readwrite');
  await Promise.all([
    tx.objectStore('entries').clear(),
    tx.objectStore('outbox').clear(),
    tx.objectStore('drafts').clear(),
    tx.objectStore('meta').clear(),
    tx.done,
  ]);
}

/**
 * Forgets the copies of what the server holds, and whether this device is private. Writes that did not reach the
 * server stay: they are sealed, nobody on this device has the key, and their owner was told that they are saved.
 */
export async function wipeCopies(): Promise<void> {
  const tx = (await db()).transaction(['entries', 'drafts', 'meta'], 'readwrite');
  await Promise.all([
    tx.objectStore('entries').clear(),
    tx.objectStore('drafts').clear(),
    tx.objectStore('meta').clear(),
    tx.done,
  ]);
}
