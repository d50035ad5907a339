import { Offline } from '../api/errors';
import type { EntryWire } from '../api/types';
import { VaultError } from '../vault/errors';
import { db, type EntryRow, type Operation, type StoredOperation } from './db';
import { rebase } from './editing';
import type { Held } from './kinds';
import { openHeld, sealHeld } from './local';
import { recordRefused } from './looks';
import { uuid7 } from './uuid7';
import { wasDeleted } from './was';
import { fromWire, sameContent } from './wire';

// One entry, after the server was put back: what stands on this device (`mine`) was in a history that the server has
// lost, and may have been changed since.

const TRIES = 20;

type Mine = { readonly row: EntryRow; readonly queue: readonly StoredOperation[]; readonly deleted: boolean; readonly held: Held | null };
type Theirs = { readonly wire: EntryWire; readonly held: Held | null };
type Next = Pick<Operation, 'act' | 'base' | 'box'> & Partial<Pick<Operation, 'id' | 'state' | 'theirs'>>;
type Decision = { readonly row: Omit<EntryRow, 'owner' | 'kind' | 'id'>; readonly operations: readonly Next[] };

/**
 * Brings the two together, in one transaction, and says whether anything was changed. `wire` is how the server has the
 * entry, null when it has none; what it wrote up to the place `shared` is an earlier version of mine.
 */
export async function reconcile(place: EntryRow, wire: EntryWire | null, shared: number): Promise<boolean> {
  try {
    const theirs = wire && { wire, held: wire.deleted_at === null ? await fromWire(wire, place.kind) : null };
    for (let tried = 0; tried < TRIES; tried += 1) {
      const [row, queue] = await stored(place);
      if (!row || (row.revision === 0 && !choiceIn(queue))) return false;
      const mine = await mineOf(row, queue);
      if (!mine.deleted && mine.held === null) return false; // it never opened here
      if (await take(row, queue, await decide(mine, theirs, shared))) return true;
    }
  } catch (error) {
    if (!(error instanceof VaultError && (error.code === 'cannot_open' || error.code === 'changed'))) throw error;
    await recordRefused([{ kind: place.kind, id: place.id, reason: error.code, ...(wire ? { wire } : {}) }], []);
    return false;
  }
  throw new Offline(); // written on all the time: the next round compares again
}

async function mineOf(row: EntryRow, queue: readonly StoredOperation[]): Promise<Mine> {
  const last = queue.at(-1);
  const deleted = last ? last.act === 'delete' : row.deleted;
  const box = last?.box ?? row.box;
  return { row, queue, deleted, held: deleted || box === null ? null : await openHeld(box, row) };
}

async function decide(mine: Mine, theirs: Theirs | null, shared: number): Promise<Decision> {
  const { row, queue, deleted, held } = mine;
  const box = await sealHeld(held ?? theirs?.held ?? NOTHING, row);
  const mineNow = { deleted, box: deleted ? null : box, ...(deleted && row.was !== undefined ? { was: row.was } : {}) };
  const copies = await copiesOf(mine, theirs, shared);
  if (!theirs) {
    return { row: { revision: 0, ...mineNow }, operations: [...copies, { act: deleted ? 'delete' : 'put', base: 0, box }] };
  }
  const { wire } = theirs;
  const gone = theirs.held === null;
  const { revision, cursor } = wire;
  if (gone ? deleted : held !== null && sameContent(held, theirs.held)) {
    return { row: { ...mineNow, revision, cursor, deleted: gone, box: gone ? null : await sealHeld(theirs.held, row) }, operations: copies };
  }
  const now = { revision, cursor, ...mineNow };
  const choice = choiceIn(queue);
  // What the person was still to choose beside was not seen when mine was written.
  const earlier = cursor <= shared && (!choice || revision <= choice.base);
  if (earlier || (await isMadeUpon(mine, theirs))) {
    const put: Next[] = gone ? [{ act: 'restore', base: revision, box }, { act: 'put', base: revision + 1, box }] : [{ act: 'put', base: revision, box }];
    return { row: now, operations: [...copies, ...(deleted ? [{ act: 'delete' as const, base: revision, box }] : put)] };
  }
  const other = { revision, cursor, box: theirs.held && (await sealHeld(theirs.held, row)) };
  return { row: now, operations: [...copies, { act: deleted ? 'delete' : 'put', base: revision, box, state: 'conflict', theirs: other }] };
}

function choiceIn(queue: readonly StoredOperation[]): StoredOperation | undefined {
  return queue.find(({ state }) => state === 'conflict');
}

const NOTHING: Held = { columns: {}, answers: {}, words: {}, created_at: '', updated_at: '' };

/**
 * Whether what stands there is what mine was made upon, sent again by a device that had not heard of mine: what was
 * written over, or deleted.
 */
async function isMadeUpon({ row, queue, deleted }: Mine, { held }: Theirs): Promise<boolean> {
  if (held === null) return false;
  if (queue.length > 0) return row.upon !== undefined && !choiceIn(queue) && sameContent(await openHeld(row.upon, row), held);
  return deleted && row.was !== undefined && wasDeleted(row.was, held, row);
}

/** The other one of two versions that the person had still to choose from, where the server has lost it. */
async function copiesOf({ row, queue, held }: Mine, theirs: Theirs | null, shared: number): Promise<Next[]> {
  const other = choiceIn(queue)?.theirs;
  if (!other?.box || (other.cursor ?? Infinity) <= shared) return [];
  const lost = await openHeld(other.box, row);
  if ([held, theirs?.held].some((known) => known && sameContent(known, lost))) return [];
  const id = uuid7();
  return [{ id, act: 'put', base: 0, box: await sealHeld(lost, { kind: row.kind, id }) }];
}

async function stored({ owner, kind, id }: EntryRow): Promise<[EntryRow | undefined, StoredOperation[]]> {
  const tx = (await db()).transaction(['entries', 'outbox']);
  const row = tx.objectStore('entries').get([owner, kind, id]);
  const queue = tx.objectStore('outbox').index('entry').getAll([owner, kind, id]) as Promise<StoredOperation[]>;
  return Promise.all([row, queue]);
}

/** False when the entry was written on since it was read. */
async function take(read: EntryRow, queue: readonly StoredOperation[], { row, operations }: Decision): Promise<boolean> {
  const { owner, kind, id } = read;
  const tx = (await db()).transaction(['entries', 'outbox'], 'readwrite');
  const [entries, outbox] = [tx.objectStore('entries'), tx.objectStore('outbox')];
  const stands = [await entries.get([owner, kind, id]), await outbox.index('entry').getAll([owner, kind, id])];
  if (JSON.stringify(stands) !== JSON.stringify([read, queue])) return false;
  const writes: Promise<unknown>[] = queue.map(({ seq }) => outbox.delete(seq));
  for (const next of operations) {
    writes.push(outbox.put({ owner, kind, id, key: crypto.randomUUID(), state: 'waiting', ...next }));
    if (next.id !== undefined) writes.push(entries.put({ owner, kind, id: next.id, revision: 0, deleted: false, box: next.box }));
  }
  writes.push(entries.put({ owner, kind, id, ...(read.covered ? { covered: true } : {}), ...row }));
  rebase(kind, id, row.revision);
  await Promise.all([...writes, tx.done]);
  return true;
}
