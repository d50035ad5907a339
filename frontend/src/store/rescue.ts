import { vault } from '../vault/open-vault';
import { type Database, db, type DraftRow, type EntryRow, inUse, openBrowsers, type Schema, type StoredOperation, STORES } from './db';
import { inMemory, unkept } from './in-memory';
import { allDrafts } from './drafts';
import type { Held } from './kinds';
import { sealDraft, sealHeld } from './local';
import './leaving';
import { seenHere } from './marks';
import { MemoryDatabase } from './memory';
import { allOpened } from './opened';
import { onServerAt } from './order';
import { reload } from './reload';
import { outboxNow, refreshOutbox } from './status';
import { syncSoon } from './sync';
import { timeLimited } from './time-limit';

// What a page still knows when the browser threw the store away or took it out of its hands: everything that is open,
// every write that was not confirmed, every draft. Fetching from the beginning brings the rest.

export { takeUp } from './beforehand';

const RETRY_MS = 30_000;
const READ_TIMEOUT_MS = 1_000;

let retry: ReturnType<typeof setTimeout> | undefined;

inUse.limit = timeLimited;
inUse.connection &&= inUse.connection.then((database) => (inUse.memory ? database : timeLimited(database)));

/** The page's memory as its store, with all that the page knows in it. */
export async function toMemory(meta: readonly Schema['meta']['value'][] = []): Promise<Database> {
  if (inUse.memory) return asDatabase(inUse.memory);
  const made = new MemoryDatabase(STORES, () => {
    if (inUse.memory === made) unkept.value = made.rows('outbox').length;
  });
  inUse.memory = made;
  inMemory.value = true;
  // The cursor would pass by all that could not be read, or was not open: it is fetched from the beginning.
  for (const row of meta) void made.put('meta', 'cursor' in row ? { ...row, cursor: 0 } : row);
  await refill(asDatabase(made)).catch(() => undefined); // the vault was closed in the meantime
  return asDatabase(made);
}

const asDatabase = (memory: MemoryDatabase): Database => memory as unknown as Database;

let replacing: Promise<boolean> | null = null;

/** See `storeFailed`. What fails for several at once has failed once. */
export function replaceStore(error: unknown): Promise<boolean> {
  replacing ??= replace(error).finally(() => {
    replacing = null;
  });
  return replacing;
}

async function replace(error: unknown): Promise<boolean> {
  if (inUse.memory) return false;
  inUse.refusals += 1;
  const before = await inUse.connection?.catch(() => null);
  inUse.connection = null;
  const name = error instanceof DOMException ? error.name : '';
  const hangs = name === 'TimeoutError';
  const read = before?.getAll('meta').catch(() => []);
  const meta = await (hangs ? Promise.race([read, soon()]) : read);
  before?.close();
  const full = name === 'QuotaExceededError';
  if (full || hangs || inUse.refusals > 1) inUse.connection = toMemory(meta);
  await db();
  return true;
}

/** What hangs is not waited for once more. */
function soon(): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), READ_TIMEOUT_MS));
}

/** The browser's own store may hold what was there before it failed. Rejects where it can't be had. */
export async function inBrowsers(act: (database: Database) => Promise<void>): Promise<void> {
  const { database } = await openBrowsers();
  await act(database).finally(() => database.close());
}

export async function refill(into: Database): Promise<void> {
  const owner = vault.peek()?.owner;
  if (owner === undefined) return;
  const [operations, open, kept, seen] = [outboxNow(), allOpened(), allDrafts(), seenHere()];
  if (inMemory.peek()) lookAgain(operations.map(({ seq }) => seq));
  await refillOutbox(into, operations); // sealed already: a vault that is just being closed does not stop it
  const entries = await Promise.all(
    open.map(async ({ kind, id, revision, order, ...held }): Promise<EntryRow> => {
      const cursor = onServerAt({ order: order ?? 0 });
      const box = await sealHeld(held as Held, { kind, id });
      return { owner, kind, id, revision, ...(cursor === undefined ? {} : { cursor }), deleted: false, box };
    }),
  );
  const drafts = await Promise.all(kept.map(async ([name, value]) => ({ owner, name, box: await sealDraft(value, name) })));
  const tx = into.transaction(['entries', 'drafts', 'meta'], 'readwrite');
  for (const row of entries) void tx.objectStore('entries').put(row);
  for (const draft of drafts) void tx.objectStore('drafts').put(draft);
  if (seen) void tx.objectStore('meta').put(seen);
  await tx.done;
}

async function refillOutbox(into: Database, operations: readonly StoredOperation[]): Promise<void> {
  const tx = into.transaction(['entries', 'outbox'], 'readwrite');
  for (const operation of operations) {
    void tx.objectStore('outbox').put(maybeSent(operation));
    const { owner, kind, id, act, base } = operation;
    if (act === 'delete') void tx.objectStore('entries').put({ owner, kind, id, revision: base, deleted: true, box: null });
  }
  await tx.done;
}

/** Whether one is on its way just now is not known: it is taken to be, so that nothing is written into it. */
function maybeSent(operation: StoredOperation): StoredOperation {
  return operation.state === 'waiting' ? { ...operation, state: 'sent' } : operation;
}

/**
 * A disk gets room again: everything goes back there, and nothing that was let go of meanwhile stays behind. `known`:
 * the writes that the browser's store may still hold.
 */
function lookAgain(known: readonly number[]): void {
  clearTimeout(retry);
  retry = setTimeout(() => {
    void goBack(known)
      .catch(() => false)
      .then((moved) => moved || !inMemory.peek() || lookAgain(known));
  }, RETRY_MS);
}

/** Gives back whether the browser's own store could be had again, and is where everything is now. */
async function goBack(known: readonly number[]): Promise<boolean> {
  const from = inUse.memory;
  if (!from || !inUse.opened) return false;
  const { database } = await openBrowsers();
  if (inUse.memory !== from) {
    database.close(); // signed out meanwhile
    return true;
  }
  // Looked at first, for nothing else is done while everything is handed over.
  const moved = await takesSomething(database)
    .then(() => from.handOver(database, () => copy(from, database, known)))
    .catch(() => false);
  if (!moved) {
    database.close();
    return false;
  }
  Object.assign(inUse, { connection: Promise.resolve(database), memory: null, emptied: false, refusals: 0 });
  inMemory.value = false;
  unkept.value = 0;
  await lookAtTheRest().catch(() => undefined); // the vault was closed in the meantime
  return true;
}

/** Rejects for a store that takes nothing, or never says so. */
async function takesSomething(database: Database): Promise<void> {
  await database.delete('meta', 'cursor/');
}

/** What waited there and could not be read before. */
async function lookAtTheRest(): Promise<void> {
  await refreshOutbox();
  await reload(outboxNow());
  syncSoon();
}

async function copy(from: MemoryDatabase, into: Database, known: readonly number[]): Promise<void> {
  const tx = into.transaction(['entries', 'outbox', 'drafts', 'meta'], 'readwrite');
  const [entries, outbox, meta] = [tx.objectStore('entries'), tx.objectStore('outbox'), tx.objectStore('meta')];
  const waiting = from.rows('outbox') as unknown as StoredOperation[];
  for (const seq of known) if (!waiting.some((operation) => operation.seq === seq)) void outbox.delete(seq);
  for (const operation of waiting) void outbox.put(operation);
  const held = new Map((from.rows('entries') as unknown as EntryRow[]).map((row) => [`${row.owner}/${row.kind}/${row.id}`, row]));
  for (const { owner, kind, id, revision } of await entries.getAll()) {
    const row = held.get(`${owner}/${kind}/${id}`);
    if (row && revision > row.revision) held.delete(`${owner}/${kind}/${id}`);
    // Written here, and deleted before the server had it.
    if (!row && revision === 0 && owner === vault.peek()?.owner) void entries.delete([owner, kind, id]);
  }
  for (const row of held.values()) void entries.put(row);
  for (const row of from.rows('meta') as unknown as Schema['meta']['value'][]) {
    const there = await meta.get(row.name);
    if (!('cursor' in row) || !there || !('cursor' in there) || there.cursor <= row.cursor) void meta.put(row);
  }
  for (const draft of from.rows('drafts') as unknown as DraftRow[]) void tx.objectStore('drafts').put(draft);
  await tx.done;
}
