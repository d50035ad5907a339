import { requireVault } from '../vault/open-vault';
import { db, type EntryRow, type StoredOperation } from './db';
import { isDirty } from './dirty';
import type { OpenEntry } from './kinds';
import { openHeld } from './local';
import { opened, show, showAll } from './shelf';
import { noteRefused, refreshOutbox } from './status';

/** Opens everything this device holds of the person. Called once, when the vault opens. */
export async function loadEntries(): Promise<void> {
  const { owner } = requireVault();
  const database = await db();
  const rows = await database.getAllFromIndex('entries', 'owner', owner);
  const queued = (await database.getAllFromIndex('outbox', 'owner', owner)) as StoredOperation[];
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

/** Shows an entry as the store has it, after something else than typing changed it. */
export async function reload(kind: string, id: string): Promise<void> {
  const { owner } = requireVault();
  const database = await db();
  const row = await database.get('entries', [owner, kind, id]);
  const queued = (await database.getAllFromIndex('outbox', 'entry', [owner, kind, id])) as StoredOperation[];
  const entry = await openPlace(row, queued.at(-1));
  if (!isDirty(kind, id)) show(kind, id, entry);
}

/** The newest of what the store has: a queued write before the confirmed state. Null for what is deleted or does not open. */
async function openPlace(row: EntryRow | undefined, last: StoredOperation | undefined): Promise<OpenEntry | null> {
  if (last?.act === 'delete') return null;
  if (!last && row?.deleted) return null;
  const place = last ?? row;
  const box = last?.box ?? row?.box;
  if (!place || !box) return null;
  try {
    return opened(place.kind, place.id, row?.revision ?? last?.base ?? 0, await openHeld(box, place));
  } catch {
    noteRefused([{ kind: place.kind, id: place.id, reason: 'cannot_open' }], []);
    return null;
  }
}
