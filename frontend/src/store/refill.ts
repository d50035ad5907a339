import { vault } from '../vault/open-vault';
import { backToBrowsers, type Database, type DraftRow, type EntryRow, inMemory, onEmptied, type StoredOperation } from './db';
import { allDrafts } from './drafts';
import type { Held } from './kinds';
import { sealDraft, sealHeld } from './local';
import { allOpened } from './opened';
import { outboxNow } from './status';

// What a page still knows when the browser threw the store away or took it out of its hands: everything that is open,
// every write that was not confirmed, every draft. Fetching from the beginning brings the rest.

const RETRY_MS = 30_000;

let retry: ReturnType<typeof setTimeout> | undefined;

async function refill(into: Database): Promise<void> {
  const owner = vault.peek()?.owner;
  if (owner === undefined) return;
  const [operations, open, kept] = [outboxNow(), allOpened(), allDrafts()];
  if (inMemory.peek()) lookAgain(operations.map(({ seq }) => seq));
  await refillOutbox(into, operations); // sealed already: a vault that is just being closed does not stop it
  const entries = await Promise.all(
    open.map(async ({ kind, id, revision, columns, answers, words, created_at, updated_at }): Promise<EntryRow> => {
      const held = { columns, answers, words, created_at, updated_at } as Held;
      return { owner, kind, id, revision, deleted: false, box: await sealHeld(held, { kind, id }) };
    }),
  );
  const drafts = await Promise.all(kept.map(async ([name, value]) => ({ owner, name, box: await sealDraft(value, name) })));
  const tx = into.transaction(['entries', 'drafts'], 'readwrite');
  for (const row of entries) void tx.objectStore('entries').put(row);
  for (const draft of drafts) void tx.objectStore('drafts').put(draft);
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

function goBack(known: readonly number[]): Promise<boolean> {
  return backToBrowsers(async (rows, into) => {
    const tx = into.transaction(['entries', 'outbox', 'drafts'], 'readwrite');
    const [entries, outbox] = [tx.objectStore('entries'), tx.objectStore('outbox')];
    const waiting = rows('outbox') as unknown as StoredOperation[];
    for (const seq of known) if (!waiting.some((operation) => operation.seq === seq)) void outbox.delete(seq);
    for (const operation of waiting) void outbox.put(operation);
    const held = new Map((rows('entries') as unknown as EntryRow[]).map((row) => [`${row.kind}/${row.id}`, row]));
    for (const { owner, kind, id, revision } of await entries.getAll()) {
      const row = held.get(`${kind}/${id}`);
      if (row?.owner === owner && revision > row.revision) held.delete(`${kind}/${id}`);
      // Written here, and deleted before the server had it.
      if (!row && revision === 0 && owner === vault.peek()?.owner) void entries.delete([owner, kind, id]);
    }
    for (const row of held.values()) void entries.put(row);
    for (const draft of rows('drafts') as unknown as DraftRow[]) void tx.objectStore('drafts').put(draft);
    await tx.done;
  });
}

onEmptied(refill);
