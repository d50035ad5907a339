import { Offline } from '../api/errors';
import { call } from '../api/transport';
import type { EntryWire, SyncPage } from '../api/types';
import { requireVault } from '../vault/open-vault';
import { db, type EntryRow } from './db';
import type { Place } from './kinds';
import { cursorOf, joined, newestOf, placeOf } from './marks';
import { operationsOf } from './outbox';
import { fetchPage, merge } from './pull';
import { reconcile } from './reconcile';
import { reload } from './reload';
import { saySetBack } from './set-back';
import { refreshOutbox } from './status';
import { startOver } from './stock';
import { tellTabs } from './tabs';

const MOST_MARKS = 2000; // as the server takes them

/**
 * The server was put back to an earlier time: everything of this device is compared with it, what it lacks is queued,
 * and where the two differ both versions are kept. May be cut off anywhere and begun again. Throws like `call`.
 */
export async function compare(): Promise<void> {
  const { owner } = requireVault();
  const row = await cursorOf(owner);
  const shared = await sharedPlace(row.marks ?? []);
  const there = await everything();

  const byPlace = new Map(there.entries.map((wire) => [`${wire.kind}/${wire.id}`, wire]));
  const rows = await (await db()).getAllFromIndex('entries', 'owner', owner);
  const choices = await openChoices(owner, shared);
  const apart = rows.filter((one) => choices.has(`${one.kind}/${one.id}`) || !isShared(one, byPlace.get(`${one.kind}/${one.id}`), shared));
  const changed: Place[] = [];
  for (const one of apart) {
    const key = `${one.kind}/${one.id}`;
    if (!(await reconcile(one, byPlace.get(key) ?? null, shared))) continue;
    changed.push(one);
    byPlace.delete(key);
  }
  const before = (row.marks ?? []).filter((mark) => placeOf(mark) <= shared);
  await startOver();
  await merge({ entries: [...byPlace.values()], inventory: there.inventory }, { ...row, cursor: there.cursor, marks: joined(before, there.marks) });
  saySetBack();
  await refreshOutbox(changed);
  await reload(changed);
  tellTabs({ type: 'changed', owner, entries: changed.map(({ kind, id }) => ({ kind, id })) });
}

/** Whether both know what stands on this device, so that the server's is the same or newer. */
function isShared(row: EntryRow, wire: EntryWire | undefined, shared: number): boolean {
  if (row.revision === 0) return true; // the server never had it
  return row.cursor !== undefined && row.cursor <= shared && wire !== undefined && wire.revision >= row.revision;
}

/** Where the person has still to choose, and the other version may be lost. */
async function openChoices(owner: string, shared: number): Promise<ReadonlySet<string>> {
  const waiting = await operationsOf(owner);
  return new Set(waiting.filter(({ state, theirs }) => state === 'conflict' && !(theirs?.cursor && theirs.cursor <= shared)).map(({ kind, id }) => `${kind}/${id}`));
}

async function sharedPlace(marks: readonly string[]): Promise<number> {
  const answer = await call<{ shared?: unknown } | null>('POST', '/api/v1/sync/history', { body: { marks: marks.slice(-MOST_MARKS) } });
  if (!Number.isInteger(answer?.shared)) throw new Offline();
  return answer?.shared as number;
}

async function everything(): Promise<Omit<SyncPage, 'more'>> {
  let all: SyncPage = { entries: [], cursor: 0, more: true, marks: [], inventory: [] };
  while (all.more) {
    const page = await fetchPage(all.cursor, newestOf({ name: 'cursor/', cursor: 0, marks: all.marks }));
    const stands = page.more && page.cursor === all.cursor;
    all = { ...page, more: page.more && !stands, entries: [...all.entries, ...page.entries], marks: joined(all.marks, page.marks), inventory: [...all.inventory, ...page.inventory] };
  }
  return all;
}
