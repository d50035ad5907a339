import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb';

/** What this device knows about its push subscription: enough to renew it without a signed-in page. */
export type KeptSubscription = {
  readonly id: string;
  readonly renewalToken: string;
  readonly endpoint: string;
  readonly vapidKey: string;
  readonly owner?: string; // who turned it on; an older record does not say
};

export type ReceiptEvent = 'shown' | 'opened' | 'later' | 'rest';
export type Receipt = { readonly token: string; readonly event: ReceiptEvent; readonly at: number };

/** The texts that notes may show, sealed; see pool.ts. `key` can be used by this origin and not be read out. */
export type KeptPool = { readonly key: CryptoKey; readonly box: string; readonly last: string | null };

type PushDatabase = DBSchema & {
  subscription: { key: 'current'; value: KeptSubscription };
  receipts: { key: number; value: Receipt };
  shown: { key: string; value: number }; // token → when
  pool: { key: 'current'; value: KeptPool };
};

const NAME = 'attune-push';
const VERSION = 2;
const SHOWN_KEPT_MS = 3 * 24 * 60 * 60 * 1000;
const MOST_RECEIPTS = 50;

type Work<Result> = (db: IDBPDatabase<PushDatabase>) => Promise<Result>;

/** Opened for one piece of work and closed again: a connection held by the worker would block the wipe at sign-out. */
async function within<Result>(work: Work<Result>, makes = true): Promise<Result> {
  const db = await openDB<PushDatabase>(NAME, VERSION, {
    upgrade(database, before, _after, transaction) {
      if (before < 1) {
        if (!makes) {
          transaction.done.catch(() => undefined); // opening fails with it, and is answered there
          return transaction.abort();
        }
        database.createObjectStore('subscription');
        database.createObjectStore('receipts', { autoIncrement: true });
        database.createObjectStore('shown');
      }
      database.createObjectStore('pool');
    },
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
  try {
    return await work(db);
  } finally {
    db.close();
  }
}

/**
 * Makes no store where there is none: who never had notes keeps a device without a trace of them, and what was asked
 * before a sign-out and comes after it leaves nothing behind.
 */
async function ifThere<Result>(work: Work<Result>, otherwise: Result): Promise<Result> {
  try {
    return await within(work, false);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return otherwise;
    throw error;
  }
}

export function readSubscription(): Promise<KeptSubscription | undefined> {
  return ifThere((db) => db.get('subscription', 'current'), undefined);
}

export async function keepSubscription(kept: KeptSubscription): Promise<void> {
  await within((db) => db.put('subscription', kept, 'current'));
}

export async function dropSubscription(): Promise<void> {
  await ifThere((db) => db.delete('subscription', 'current'), undefined);
}

/** True the first time a token is seen. Old tokens are forgotten: no repeat comes after a reminder's window is over. */
export async function isFirstTime(token: string, now = Date.now()): Promise<boolean> {
  return within(async (db) => {
    const transaction = db.transaction('shown', 'readwrite');
    const seen = await transaction.store.get(token);
    await transaction.store.put(seen ?? now, token);
    for (let cursor = await transaction.store.openCursor(); cursor; cursor = await cursor.continue()) {
      if (cursor.value < now - SHOWN_KEPT_MS) await cursor.delete();
    }
    await transaction.done;
    return seen === undefined;
  });
}

/**
 * Keeps a receipt until the server has it; its key. A device that was away for very long lets go of what was shown
 * first, then of the oldest answers, and never of a rest.
 */
export async function queueReceipt(receipt: Receipt): Promise<number> {
  return within(async (db) => {
    const transaction = db.transaction('receipts', 'readwrite');
    const key = await transaction.store.add(receipt);
    const kept = pairs(await transaction.store.getAllKeys(), await transaction.store.getAll());
    const of = (...events: readonly ReceiptEvent[]): typeof kept => kept.filter((one) => events.includes(one.receipt.event));
    const dispensable = [...of('shown'), ...of('opened', 'later')];
    for (const one of dispensable.slice(0, Math.max(0, kept.length - MOST_RECEIPTS))) await transaction.store.delete(one.key);
    await transaction.done;
    return key;
  });
}

export async function queuedReceipts(): Promise<{ key: number; receipt: Receipt }[]> {
  return ifThere(async (db) => {
    const transaction = db.transaction('receipts');
    const [keys, receipts] = await Promise.all([transaction.store.getAllKeys(), transaction.store.getAll()]);
    return pairs(keys, receipts);
  }, []);
}

function pairs(keys: readonly number[], receipts: readonly Receipt[]): { key: number; receipt: Receipt }[] {
  return keys.flatMap((key, index) => {
    const receipt = receipts[index];
    return receipt ? [{ key, receipt }] : [];
  });
}

export async function dropReceipt(key: number): Promise<void> {
  await ifThere((db) => db.delete('receipts', key), undefined);
}

export function readPool(): Promise<KeptPool | undefined> {
  return ifThere((db) => db.get('pool', 'current'), undefined);
}

export async function putPool(pool: KeptPool): Promise<void> {
  await within((db) => db.put('pool', pool, 'current'));
}

export async function dropPool(): Promise<void> {
  await ifThere((db) => db.delete('pool', 'current'), undefined);
}

/** False where this device never had notes. */
export async function isThere(): Promise<boolean> {
  const known = await indexedDB.databases?.();
  return !known || known.some(({ name }) => name === NAME);
}

/** Everything this store holds, gone. */
export async function forgetPush(): Promise<void> {
  await deleteDB(NAME);
}
