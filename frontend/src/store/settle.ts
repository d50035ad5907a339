import type { IDBPTransaction } from 'idb';

import { db, type EntryKey, type Operation, type Schema, type StoredOperation } from './db';

// What the server's answers do to the outbox: a whole batch in one transaction each way, so that the work for a write
// stays the same however many wait with it.

type Transaction = IDBPTransaction<Schema, ['entries', 'outbox'], 'readwrite'>;

/**
 * What came of one operation. `later` leaves it as it is, to be sent again; so does `aside`, which is about what stands
 * there and does not open, or what the server does not know yet, and holds up no other.
 */
export type Outcome =
  | {
      readonly type: 'confirmed';
      readonly revision: number;
      readonly cursor?: number; // where the server has it; not said of what was deleted elsewhere
      readonly deleted: boolean;
      readonly was?: string;
      readonly box: string | null;
      readonly own: boolean;
      readonly added?: true; // the server has our content, and more of its own
    }
  | { readonly type: 'conflict'; readonly theirs: NonNullable<Operation['theirs']> }
  | { readonly type: 'refused'; readonly error: NonNullable<Operation['error']> }
  | { readonly type: 'later'; readonly full?: true; readonly retryAfter?: number } // `full`: there is no room for it
  | { readonly type: 'aside' };

export function staysAsItIs({ type }: Outcome): boolean {
  return type === 'later' || type === 'aside';
}

export type Confirmed = Extract<Outcome, { type: 'confirmed' }>;

export type Answered = { readonly operation: StoredOperation; readonly outcome: Outcome };

/** Freezes operations before they go out, and gives back the keys of those that still stand as they were read. */
export async function claim(operations: readonly StoredOperation[]): Promise<ReadonlySet<string>> {
  const tx = (await db()).transaction('outbox', 'readwrite');
  const stored = await Promise.all(operations.map(({ seq }) => tx.store.get(seq)));
  const same = operations.filter((operation, index) => isSame(stored[index], operation));
  for (const operation of same) if (operation.state !== 'sent') void tx.store.put({ ...operation, state: 'sent' });
  await tx.done;
  return new Set(same.map(({ key }) => key));
}

function isSame(stored: Operation | undefined, read: Operation): boolean {
  return stored?.key === read.key && stored.act === read.act && stored.base === read.base && stored.box === read.box && stored.state === read.state;
}

/**
 * Takes the server's answers to operations of different entries into the store. What was written after an operation
 * stays queued.
 */
export async function settle(answered: readonly Answered[]): Promise<void> {
  const tx = (await db()).transaction(['entries', 'outbox'], 'readwrite');
  for (const { operation, outcome } of answered) {
    if (outcome.type === 'confirmed') await confirm(tx, operation, outcome);
    else if (outcome.type === 'conflict' || outcome.type === 'refused') await setAside(tx, operation, outcome);
  }
  await tx.done;
}

async function confirm(tx: Transaction, operation: StoredOperation, now: Confirmed): Promise<void> {
  const { owner, kind, id, seq } = operation;
  const key: EntryKey = [owner, kind, id];
  const entries = tx.objectStore('entries');
  const outbox = tx.objectStore('outbox');
  const row = await entries.get(key);
  void outbox.delete(seq);
  const rest = (await outbox.index('entry').getAll(key)) as StoredOperation[];
  const revision = Math.max(row?.revision ?? 0, now.revision);
  const cursor = Math.max(row?.cursor ?? 0, now.cursor ?? 0);
  const covered = row?.covered || (now.own && operation.act === 'put') ? ({ covered: true } as const) : {};
  if (rest.length > 0) {
    // The server has our content, so what follows was made upon it.
    if (now.own) rest.forEach((later, index) => void outbox.put({ ...later, base: now.revision + index }));
    void entries.put({ ...(row ?? { owner, kind, id, deleted: false, box: null }), revision, cursor, ...covered, upon: operation.box });
  } else {
    const box = now.deleted ? null : (now.box ?? row?.box ?? operation.box);
    const was = now.deleted && now.was !== undefined ? { was: now.was } : {};
    void entries.put({ owner, kind, id, revision, cursor, ...covered, deleted: now.deleted, ...was, box });
  }
}

/**
 * Sets an operation aside: refused or in conflict. What was written after it is newer and takes its place: in a
 * conflict as the person's version, after a refusal as the next try. What follows a restoring is nothing without it,
 * and waits behind it; a deletion has then nothing left to delete.
 */
async function setAside(
  tx: Transaction,
  operation: StoredOperation,
  why: Extract<Outcome, { type: 'conflict' | 'refused' }>,
): Promise<void> {
  const outbox = tx.objectStore('outbox');
  const queued = await outbox.index('entry').getAll([operation.owner, operation.kind, operation.id]);
  const later = (queued as StoredOperation[]).filter(({ seq }) => seq > operation.seq);
  const newest = later.findLast(({ act }) => act !== 'restore');
  const alone = why.type === 'refused' && operation.act === 'restore';
  if (alone && newest?.act !== 'delete') return void outbox.put({ ...operation, error: why.error, state: 'rejected' });
  for (const { seq } of later) void outbox.delete(seq);
  if (alone) return void outbox.delete(operation.seq);
  const { act, box } = newest ?? operation;
  if (why.type === 'conflict') {
    void outbox.put({ ...operation, act: act === 'restore' ? 'put' : act, box, state: 'conflict', theirs: why.theirs });
  } else if (newest) void outbox.put({ ...operation, act, box, state: 'waiting', key: crypto.randomUUID() });
  else void outbox.put({ ...operation, error: why.error, state: 'rejected' });
}
