import { requireVault } from '../vault/open-vault';
import { type Act, db, type EntryRow, type Operation, type StoredOperation } from './db';
import { baseRevisionOf } from './editing';
import type { Place } from './kinds';

type Change = {
  readonly owner: string;
  readonly kind: string;
  readonly id: string;
  readonly act: Act;
  readonly revision: number; // as the page knows it, should the store have lost it
  readonly upon?: number; // the revision that it was made upon, where the store may have a newer one by now
  readonly box: string; // the entry as it is now (for a deletion: as it was), sealed before the transaction
};

/**
 * Puts a change and its operation into the store in one transaction: either both are on the device or neither.
 * An operation that was not sent yet takes the change in, so typing makes one operation and not one for each key.
 */
export async function record(change: Change): Promise<void> {
  const { owner, kind, id, act, box } = change;
  const tx = (await db()).transaction(['entries', 'outbox'], 'readwrite');
  const entries = tx.objectStore('entries');
  const outbox = tx.objectStore('outbox');
  const row: EntryRow = (await entries.get([owner, kind, id])) ?? { owner, kind, id, revision: change.revision, deleted: false, box: null };
  const queued = (await outbox.index('entry').getAll([owner, kind, id])) as StoredOperation[];

  // Read after the queue: whatever was confirmed until now has been told to `editing` by then.
  const base = change.upon ?? baseRevisionOf(kind, id) ?? row.revision;
  const { drop, save } = plan(change, { revision: base, deleted: row.deleted }, queued);
  const writes: Promise<unknown>[] = [...drop.map((seq) => outbox.delete(seq)), ...save.map((operation) => outbox.put(operation))];
  const left = queued.filter(({ seq }) => !drop.includes(seq)).length + save.filter(({ seq }) => seq === undefined).length;
  const made = queued.length === 0 && row.box !== null ? { upon: row.box } : {};
  if (act === 'delete' && row.revision === 0 && left === 0) writes.push(entries.delete([owner, kind, id]));
  else writes.push(entries.put({ ...row, ...made, deleted: act === 'delete', box: act === 'delete' ? null : box }));
  await Promise.all([...writes, tx.done]);
}

type Plan = { readonly drop: readonly number[]; readonly save: readonly Operation[] };

/** What a change does to the operations of its entry. Pure, so that every order of writing can be tested. */
function plan(
  change: Change,
  known: { readonly revision: number; readonly deleted: boolean },
  queued: readonly StoredOperation[],
): Plan {
  const { owner, kind, id, box } = change;
  const last = queued.at(-1);
  const base = last ? last.base + 1 : known.revision;
  // Typing into something that was just deleted brings it back.
  const act = change.act === 'put' && known.deleted ? 'restore' : change.act;
  const fresh = (over: Partial<Operation> = {}): Operation => ({
    owner,
    kind,
    id,
    key: crypto.randomUUID(),
    act,
    base,
    state: 'waiting',
    box,
    ...over,
  });
  const nothing: Plan = { drop: [], save: [] };

  if (last?.state === 'conflict') {
    // still for the person to decide
    return { drop: [], save: [{ ...last, act: act === 'restore' ? 'put' : act, box }] };
  }
  const open = last && last.state !== 'sent' ? last : undefined;
  if (act === 'put') {
    if (!open || open.act === 'restore') return { drop: [], save: [fresh()] };
    return { drop: [], save: [renewed(open, 'put', box)] };
  }
  if (act === 'delete') {
    if (!open) return base === 0 || known.deleted ? nothing : { drop: [], save: [fresh()] };
    // The deletion before it was about to be undone, or the server refused that: nothing to tell it, and nothing of
    // what was to follow.
    const undoing = queued.findIndex(({ act, state }) => act === 'restore' && state !== 'sent');
    if (undoing >= 0) return { drop: queued.slice(undoing).map(({ seq }) => seq), save: [] };
    if (open.act === 'delete') return nothing;
    if (open.base === 0) return { drop: [open.seq], save: [] }; // it never left this device
    return { drop: [], save: [renewed(open, 'delete', box)] };
  }
  if (open?.act === 'delete') return { drop: [], save: [renewed(open, 'put', box)] };
  if (open) return { drop: [], save: [renewed(open, open.act, box)] };
  if (base === 0) return { drop: [], save: [fresh({ act: 'put' })] };
  // A deletion counted as a revision, so words sealed before it no longer fit: they follow, sealed anew.
  return { drop: [], save: [fresh(), fresh({ act: 'put', base: base + 1 })] };
}

/**
 * An operation the server has not taken, with another content. One that was refused gets a new key and another
 * chance.
 */
function renewed(operation: StoredOperation, act: Act, box: string): StoredOperation {
  const { owner, kind, id, seq, base, state } = operation;
  const key = state === 'rejected' ? crypto.randomUUID() : operation.key;
  return { owner, kind, id, seq, base, act, box, state: 'waiting', key };
}

/** Everything of one person that the server has not confirmed, in order of writing. */
export async function operationsOf(owner: string): Promise<StoredOperation[]> {
  return (await (await db()).getAllFromIndex('outbox', 'owner', owner)) as StoredOperation[];
}

/** What still waits on some entries, a list for each. */
export async function operationsOn(owner: string, places: readonly Place[]): Promise<StoredOperation[][]> {
  const index = (await db()).transaction('outbox').store.index('entry');
  return Promise.all(places.map(({ kind, id }) => index.getAll([owner, kind, id]) as Promise<StoredOperation[]>));
}

/** What stands in the outbox after `seq`, a page at a time, of every person who uses this device. */
export async function outboxAfter(seq: number, most: number): Promise<StoredOperation[]> {
  return (await (await db()).getAll('outbox', IDBKeyRange.lowerBound(seq, true), most)) as StoredOperation[];
}

/** Replaces one operation by others in one transaction; `row` says how the entry stands on this device from now on. */
export async function replace(operation: StoredOperation, by: readonly Operation[], row: EntryRow | null): Promise<void> {
  const { owner, kind, id, seq } = operation;
  const tx = (await db()).transaction(['entries', 'outbox'], 'readwrite');
  const before = await tx.objectStore('entries').get([owner, kind, id]);
  void tx.objectStore('outbox').delete(seq);
  for (const next of by) void tx.objectStore('outbox').put(next);
  if (row) void tx.objectStore('entries').put({ ...(before?.covered ? { covered: true } : {}), ...row });
  else void tx.objectStore('entries').delete([owner, kind, id]);
  await tx.done;
}

/** Puts others in place of everything that waits on an entry, which stands as `row` from now on. */
export async function replaceAll(row: EntryRow, by: readonly Operation[]): Promise<void> {
  const { owner, kind, id } = row;
  const tx = (await db()).transaction(['entries', 'outbox'], 'readwrite');
  const [entries, outbox] = [tx.objectStore('entries'), tx.objectStore('outbox')];
  const [before, queued] = [await entries.get([owner, kind, id]), await outbox.index('entry').getAll([owner, kind, id])];
  for (const { seq } of queued as StoredOperation[]) void outbox.delete(seq);
  for (const next of by) void outbox.put(next);
  void entries.put({ ...(before?.covered ? { covered: true } : {}), ...row });
  await tx.done;
}

/** What this device has of an entry, and what waits on it. */
export async function rowAndQueue({ kind, id }: Place): Promise<readonly [EntryRow | undefined, readonly StoredOperation[]]> {
  const { owner } = requireVault();
  const row = await (await db()).get('entries', [owner, kind, id]);
  return [row, (await operationsOn(owner, [{ kind, id }]))[0] ?? []];
}

/** Gives a refused operation another try, under a new key: the server took nothing under the old one. */
export async function retryRejected(operation: StoredOperation): Promise<void> {
  await (await db()).put('outbox', renewed(operation, operation.act, operation.box));
}
