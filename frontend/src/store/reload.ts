import { requireVault } from '../vault/open-vault';
import { withTheirCare } from './care';
import { db, type EntryRow, type StoredOperation } from './db';
import { isDirty } from './dirty';
import type { Held, Kind, OpenEntry, Place } from './kinds';
import { openHeld } from './local';
import { operationsOf } from './outbox';
import { findOn, opened, showAll, showMany } from './opened';
import { queuedAt } from './order';
import { recordRefused } from './looks';
import { refreshOutbox } from './status';

/** Opens everything this device holds of the person. Called once, when the vault opens. */
export async function loadEntries(): Promise<void> {
  const { owner } = requireVault();
  const rows = await (await db()).getAllFromIndex('entries', 'owner', owner);
  const queued = await operationsOf(owner);
  const places = new Map<string, { row?: EntryRow; last?: StoredOperation }>();
  for (const row of rows) places.set(`${row.kind}/${row.id}`, { row });
  for (const last of queued) {
    const key = `${last.kind}/${last.id}`;
    places.set(key, { ...places.get(key), last });
  }
  const found = await Promise.all([...places.values()].map(({ row, last }) => openPlace(row, last)));
  showAll(found.filter((entry) => entry !== null));
  await refreshOutbox();
}

/** Shows entries as the store has them, after something else than typing changed them. */
export async function reload(places: readonly Place[]): Promise<void> {
  if (places.length === 0) return;
  const { owner } = requireVault();
  const tx = (await db()).transaction(['entries', 'outbox']);
  const entries = tx.objectStore('entries');
  const outbox = tx.objectStore('outbox').index('entry');
  const shown = await Promise.all(
    places.map(async ({ kind, id }) => {
      const [row, queued] = await Promise.all([entries.get([owner, kind, id]), outbox.getAll([owner, kind, id])]);
      return { kind, id, entry: await openPlace(row, queued.at(-1) as StoredOperation | undefined) };
    }),
  );
  showMany(shown.filter(({ kind, id }) => !isDirty(kind, id)));
}

/**
 * The newest of what the store has: a queued write before the confirmed state. Null for what is deleted or does not
 * open.
 */
async function openPlace(row: EntryRow | undefined, last: StoredOperation | undefined): Promise<OpenEntry | null> {
  if (last?.act === 'delete') return null;
  if (!last && row?.deleted) return null;
  const place = last ?? row;
  const box = last?.box ?? row?.box;
  if (!place || !box) return null;
  try {
    const order = last ? queuedAt(last.seq) : row?.cursor;
    return opened(place.kind, place.id, row?.revision ?? last?.base ?? 0, await asCareful(await openHeld(box, place), last), order);
  } catch {
    void recordRefused([{ kind: place.kind, id: place.id, reason: 'cannot_open' }], []);
    return null;
  }
}

/** Mine as it is used while two versions wait: as carefully as theirs asks, from the moment that it is heard of. */
async function asCareful(mine: Held, last: StoredOperation | undefined): Promise<Held> {
  const theirs = last?.theirs?.box ? await openHeld(last.theirs.box, last).catch(() => null) : null;
  return theirs ? withTheirCare(mine, theirs) : mine;
}

/** The same for what is shown by now, also while it is typed into. `theirs`: what came, null for a deletion. */
export async function showCareful(waiting: readonly (Place & { readonly theirs: string | null })[]): Promise<void> {
  const opening = waiting.map(async (place) => ({ place, other: place.theirs === null ? null : await openHeld(place.theirs, place).catch(() => null) }));
  const found = await Promise.all(opening);
  showMany(
    found.flatMap(({ place: { kind, id }, other }) => {
      const entry = findOn(kind as Kind, id) as (OpenEntry & Held) | undefined;
      return entry && other ? [{ kind, id, entry: { ...entry, ...withTheirCare(entry, other) } as OpenEntry }] : [];
    }),
  );
}
