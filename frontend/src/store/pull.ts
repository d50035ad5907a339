import { ApiError, Offline } from '../api/errors';
import { call } from '../api/transport';
import type { EntryWire, SyncPage } from '../api/types';
import { requireVault } from '../vault/open-vault';
import { type CursorRow, db, type EntryKey, type EntryRow } from './db';
import { isDirty } from './dirty';
import { type Held, isKind, type Place } from './kinds';
import { sealHeld } from './local';
import { opened, showMany } from './opened';
import { recordRefused, refreshOutbox, type Refused } from './status';
import { tellTabs } from './tabs';
import { fromWire, isEntryWire } from './wire';

const LIMIT = 200;

type Incoming = { readonly kind: string; readonly wire: EntryWire; readonly held: Held | null; readonly box: string | null };

/** Fetches what changed elsewhere, page by page. Throws like `call`. */
export async function pull(): Promise<void> {
  const { owner } = requireVault();
  const name = `cursor/${owner}` as const;
  for (;;) {
    const since = ((await (await db()).get('meta', name)) as CursorRow | undefined)?.cursor ?? 0;
    const page = pageFrom(await call<unknown>('GET', '/api/v1/sync', { query: { since, limit: LIMIT } }));
    if (page.cursor < since) return; // a server that went back in time: take nothing from it
    await merge(
      page.entries.filter(({ kind }) => isKind(kind)).map((wire) => ({ kind: wire.kind, wire })),
      { name, cursor: page.cursor },
    );
    if (!page.more || page.cursor === since) return;
  }
}

/** Throws Offline for an answer that only something else than our server can have given. */
function pageFrom(answer: unknown): SyncPage {
  const { entries, cursor, more } = (answer ?? {}) as Partial<SyncPage>;
  if (!Array.isArray(entries) || typeof cursor !== 'number' || typeof more !== 'boolean') throw new Offline();
  if (!entries.every((entry: { kind?: unknown } | null) => isEntryWire(entry) && typeof entry.kind === 'string')) throw new Offline();
  return { entries, cursor, more };
}

/** One entry as the server has it, sealed for the store, or null when it is not there. Throws like `call`. */
export async function fetchRow(kind: string, id: string): Promise<EntryRow | null> {
  try {
    const wire = await call<unknown>('GET', `/api/v1/${kind}/${id}`);
    if (!isEntryWire(wire, id)) throw new Offline();
    const deleted = wire.deleted_at !== null;
    const box = deleted ? null : await sealHeld(await fromWire(wire, kind), { kind, id });
    return { owner: requireVault().owner, kind, id, revision: wire.revision, deleted, box };
  } catch (error) {
    if (error instanceof ApiError && error.code === 'not_found') return null;
    throw error;
  }
}

/**
 * Takes entries from the server into the store, except where this device has something to say first (a queued
 * operation; one in conflict gets the newer version to choose from), where the words do not open, and where the
 * revision is older than one already seen.
 */
async function merge(wires: readonly { kind: string; wire: EntryWire }[], cursor?: CursorRow): Promise<void> {
  const { owner } = requireVault();
  const refused: Refused[] = [];
  const taken: Incoming[] = [];
  const incoming = await Promise.all(wires.map(async ({ kind, wire }) => openIncoming(kind, wire, refused)));

  const tx = (await db()).transaction(['entries', 'outbox', 'meta'], 'readwrite');
  const entries = tx.objectStore('entries');
  const chosenAnew: Place[] = [];
  for (const item of incoming) {
    if (!item) continue;
    const { kind, wire, box } = item;
    const key: EntryKey = [owner, kind, wire.id];
    const queued = await tx.objectStore('outbox').index('entry').getAll(key);
    if (queued.length > 0) {
      // The cursor passes by this revision only once: what the person will choose from has to be as new as it.
      const conflict = queued.find(({ state }) => state === 'conflict');
      if (!conflict?.theirs || conflict.theirs.revision >= wire.revision) continue;
      void tx.objectStore('outbox').put({ ...conflict, theirs: { revision: wire.revision, box } });
      chosenAnew.push({ kind, id: wire.id });
      continue;
    }
    const row = await entries.get(key);
    if (row && wire.revision < row.revision) {
      refused.push({ kind, id: wire.id, reason: 'rolled_back' });
      continue;
    }
    if (row && wire.revision === row.revision && (row.deleted || row.box !== null)) continue;
    void entries.put({ owner, kind, id: wire.id, revision: wire.revision, deleted: wire.deleted_at !== null, box });
    taken.push(item);
  }
  if (cursor) void tx.objectStore('meta').put(cursor);
  await tx.done;
  if (chosenAnew.length > 0) await refreshOutbox(chosenAnew);

  const shown = taken.filter(({ kind, wire }) => !isDirty(kind, wire.id));
  showMany(shown.map(({ kind, wire, held }) => ({ kind, id: wire.id, entry: held && opened(kind, wire.id, wire.revision, held) })));
  const places = taken.map(({ kind, wire }) => ({ kind, id: wire.id }));
  recordRefused(refused, places);
  if (places.length > 0) tellTabs({ type: 'changed', owner, entries: places });
}

async function openIncoming(kind: string, wire: EntryWire, refused: Refused[]): Promise<Incoming | null> {
  if (wire.deleted_at !== null) return { kind, wire, held: null, box: null };
  try {
    const held = await fromWire(wire, kind);
    return { kind, wire, held, box: await sealHeld(held, { kind, id: wire.id }) };
  } catch {
    refused.push({ kind, id: wire.id, reason: 'cannot_open' });
    return null;
  }
}
