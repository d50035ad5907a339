import { deleteDB, type IDBPDatabase, openDB } from 'idb';

import type { InventoryPart, SessionUser, VaultAnswer } from '../api/types';
import type { KdfParameters } from '../vault/derive';
import type { Wrapped } from '../vault/device-key';
import { vault } from '../vault/open-vault';
import { dropDeviceRow } from './device-row';
import { inMemory, unkept } from './in-memory';
import type { MemoryDatabase, StorePlan } from './memory';
import { STORE } from './places';

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
  covered?: true; // what stands beside its words was sealed with them (ADR 0021), and will be from now on
  box: string | null;
  upon?: string; // while something waits: the version of the server's that it was made upon
};

export type Act = 'put' | 'delete' | 'restore';

/**
 * waiting: not sent yet, edits go into it. sent: may have arrived, so it is frozen until it is answered. rejected: the
 * server refused it. conflict: the entry changed elsewhere and the person chooses.
 */
export type OperationState = 'waiting' | 'sent' | 'rejected' | 'conflict';

/** How an entry stands elsewhere; the box is null where it was deleted. */
export type Theirs = { revision: number; cursor?: number; box: string | null };

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
  theirs?: Theirs; // in a conflict
  error?: { status: number; code: string; message: string; fields: Readonly<Record<string, readonly string[]>> };
};

export type StoredOperation = Operation & { seq: number };

export type DraftRow = { owner: string; name: string; box: string };

/** What a private device asks for. No key to anything stands in it: a PIN's other half is with the server. */
export type Lock =
  | { readonly way: 'words' } // those that the vault's own row opens by
  | (Wrapped & { readonly way: 'pin'; readonly id: string; readonly kdf: KdfParameters })
  | (Wrapped & { readonly way: 'passkey'; readonly credential: string; readonly salt: string });
export type LockRow = { name: 'lock'; owner: string; user: SessionUser; lock: Lock };

/** What the passphrase opens without a connection, as the server gives it out: the keys in it are wrapped. */
export type VaultRow = { name: `vault/${string}`; owner: string; user: SessionUser; vault: WrappedVault };
// Who holds the key is not on a device from before that was kept.
export type WrappedVault = Pick<VaultAnswer, 'kdf' | 'wrapped_user_key' | 'wrapped_private_keys' | 'public_keys'> & Partial<Pick<VaultAnswer, 'custody'>>;

/** `read`: the kinds that were taken up to a cursor. Where that is another one, an app from before moved on from it. */
export type CursorRow = { name: `cursor/${string}`; cursor: number; marks?: readonly string[]; read?: { readonly kinds: readonly string[]; readonly to: number } };

/** The list of what there is, as the server has it. */
export type InventoryRow = { name: `inventory/${string}`; owner: string; parts: readonly InventoryPart[] };

export type Schema = {
  entries: { key: EntryKey; value: EntryRow; indexes: { owner: string } };
  outbox: { key: number; value: Operation; indexes: { owner: string; entry: EntryKey } };
  drafts: { key: [string, string]; value: DraftRow; indexes: { owner: string } };
  meta: { key: string; value: LockRow | VaultRow | CursorRow | InventoryRow };
};

export type Database = IDBPDatabase<Schema>;

export const STORES = {
  // `owner`: everything of one person, read once at opening
  entries: { keyPath: ['owner', 'kind', 'id'], indexes: { owner: 'owner' } },
  // `entry`: what still waits on one entry, in order
  outbox: { keyPath: 'seq', autoIncrement: true, indexes: { owner: 'owner', entry: ['owner', 'kind', 'id'] } },
  drafts: { keyPath: ['owner', 'name'], indexes: { owner: 'owner' } },
  meta: { keyPath: 'name', indexes: {} },
} as const satisfies Record<keyof Schema, StorePlan>;

const NAMES = Object.keys(STORES) as (keyof Schema)[];
const COPIES = ['entries', 'drafts', 'meta'] as const satisfies (keyof Schema)[];
const OPEN_TIMEOUT_MS = 10_000;
const AGAIN_MS = 300;

/** What is needed once the browser's store fails (rescue.ts). Not in the first screen's script. */
type Rescue = {
  readonly refill: (into: Database) => Promise<void>;
  readonly toMemory: () => Promise<Database>;
  readonly replaceStore: (error: unknown) => Promise<boolean>;
  readonly inBrowsers: (act: (database: Database) => Promise<void>) => Promise<void>;
};

/** The store that this page uses. Changed here and by rescue.ts. */
export const inUse = {
  connection: null as Promise<Database> | null,
  memory: null as MemoryDatabase | null,
  opened: false, // this page has had the browser's store open
  emptied: false, // thrown away while the page was open, and not filled again yet
  refusals: 0, // since it last took something
  dropped: false, // of the browser's store, when somebody signed out
  limit: (database: Database): Database => database, // time-limit.ts, as soon as it is here
};

let loadRescue: () => Promise<Rescue> = () => Promise.reject(new TypeError('nothing to fall back to'));

/**
 * The one store of this page: the browser's own, or the page's memory where it can't be had (some private windows, a
 * full disk, a folder that can't be written to).
 */
export function db(): Promise<Database> {
  inUse.connection ??= connect().catch((error: unknown) => {
    inUse.connection = null; // not even the memory could be fetched
    throw error;
  });
  return inUse.connection;
}

/** What takes over when the store turns out to have been emptied, or can't be had. */
export function rescueBy(load: () => Promise<Rescue>): void {
  loadRescue = load;
}

async function connect(): Promise<Database> {
  try {
    // A browser that is in the middle of throwing the store away refuses it, and lets a new one in right after.
    return await connectToBrowsers().catch((error: unknown) => (inUse.opened ? soon().then(connectToBrowsers) : Promise.reject(error as Error)));
  } catch (error) {
    if (isDropped()) throw error;
    return (await loadRescue()).toMemory();
  }
}

/**
 * What was still on its way when somebody signed out must not make the store anew: the name of it, and what it would
 * put there, would stay behind.
 */
function isDropped(): boolean {
  return inUse.dropped && !vault.peek();
}

async function connectToBrowsers(): Promise<Database> {
  const { database, fresh } = await openBrowsers();
  // Where filling it fails, the next try finds a store, and nothing in it.
  inUse.emptied ||= fresh && inUse.opened;
  if (inUse.emptied) await (await loadRescue()).refill(database);
  Object.assign(inUse, { opened: true, emptied: false });
  return database;
}

function soon(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
}

/** The browser's own store. Rejects where it can't be had, or does not answer. `fresh`: there was none. */
export async function openBrowsers(): Promise<{ database: Database; fresh: boolean }> {
  let fresh = false;
  let late = false;
  const opening = openDB<Schema>(STORE, VERSION, {
    upgrade(database, _before, _version, making) {
      if (isDropped()) {
        making.done.catch(() => undefined); // said by the opening
        return making.abort();
      }
      fresh = true;
      for (const name of NAMES) {
        const { indexes, ...plan } = STORES[name] as StorePlan;
        const store = database.createObjectStore(name, plan as IDBObjectStoreParameters);
        for (const [index, path] of Object.entries(indexes)) store.createIndex(index as never, path as string | string[]);
      }
    },
    blocking: (_current, _wanted, event) => {
      (event.target as IDBDatabase).close(); // another tab upgrades: step aside
      forgetConnection();
    },
    terminated() {
      forgetConnection();
      // Thrown away, perhaps: what the page knows is kept again at once. After a sign-out it knows nothing, and nothing
      // may stand there again.
      if (vault.peek()) void db().catch(() => undefined);
    },
  });
  void opening.then((database) => late && database.close(), () => undefined);
  const timeout = new Promise<never>((_resolve, reject) =>
    setTimeout(() => {
      late = true;
      reject(new DOMException('no answer', 'TimeoutError'));
    }, OPEN_TIMEOUT_MS),
  );
  const database = inUse.limit(await Promise.race([opening, timeout]));
  if (!fresh) await leaveBehind(database);
  return { database, fresh };
}

/**
 * An app before this one called what was rejected parked, and kept a key here with which the device opened by itself,
 * and so did a copy of its disk. From here on nothing knows either.
 */
async function leaveBehind(database: Database): Promise<void> {
  const tx = database.transaction(['outbox', 'meta'], 'readwrite');
  void tx.objectStore('meta').delete('device');
  const outbox = tx.objectStore('outbox');
  for (const row of await outbox.getAll()) if ((row.state as string) === 'parked') void outbox.put({ ...row, state: 'rejected' });
  await tx.done;
}

function forgetConnection(): void {
  if (!inUse.memory) inUse.connection = null;
}

/**
 * After the store refused something: it is opened anew, and where that did not help, or the disk is full, the page's
 * memory takes its place. False when it is the memory already: then something else is wrong.
 */
export function storeFailed(error: unknown): Promise<boolean> {
  return loadRescue().then((rescue) => rescue.replaceStore(error), () => false);
}

/** The store took something: what went wrong before is over. */
export function storeWorked(): void {
  inUse.refusals = 0;
}

/** As when the page ends: what is in its memory goes. */
export async function closeDb(): Promise<void> {
  const open = inUse.connection;
  Object.assign(inUse, { connection: null, memory: null, opened: false, emptied: false, refusals: 0 });
  inMemory.value = false;
  unkept.value = 0;
  (await open?.catch(() => null))?.close();
}

/**
 * Empties every store of what is one person's, and of all copies of what the server holds. What anybody else wrote that
 * did not reach it stays, sealed, until they sign in again. Used at sign-out.
 */
export async function wipeFor(owner: string): Promise<void> {
  await everywhere((database) => wipeFrom(database, owner));
  await dropDeviceRow();
}

/** The same, in one store. */
export async function wipeFrom(database: Database, owner: string): Promise<void> {
  const tx = database.transaction(NAMES, 'readwrite');
  for (const name of COPIES) void tx.objectStore(name).clear();
  const outbox = tx.objectStore('outbox');
  for (const seq of await outbox.index('owner').getAllKeys(owner)) void outbox.delete(seq);
  await tx.done;
}

/** Takes the browser's own store away. Rejects where it can't be had. */
export async function deleteBrowsers(): Promise<void> {
  await deleteDB(STORE);
}

/** Lets go of a row for good. */
export function dropMeta(name: Schema['meta']['value']['name']): Promise<void> {
  return everywhere((database) => database.delete('meta', name));
}

/**
 * In the browser's store too, where the page's memory took its place: what must not be found at the next start is still
 * in there.
 */
async function everywhere(act: (database: Database) => Promise<void>): Promise<void> {
  try {
    await act(await db());
  } catch (error) {
    if (!(await storeFailed(error))) throw error;
    await act(await db());
  }
  if (inUse.memory) await (await loadRescue()).inBrowsers(act);
}

/**
 * Forgets the copies of what the server holds, and whether this device is private. Writes that did not reach the
 * server stay: they are sealed, nobody on this device has the key, and their owner was told that they are saved. What
 * their passphrase opens stays for `owner`, who is still signed in.
 */
export async function wipeCopies(owner?: string): Promise<void> {
  const kept = owner === undefined ? undefined : await (await db()).get('meta', `vault/${owner}`);
  const tx = (await db()).transaction(COPIES, 'readwrite');
  for (const name of COPIES) void tx.objectStore(name).clear();
  if (kept) void tx.objectStore('meta').put(kept);
  await tx.done;
  await dropDeviceRow();
}
