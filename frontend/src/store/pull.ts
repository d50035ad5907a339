import { ApiError, Offline } from '../api/errors';
import { call } from '../api/transport';
import type { EntryWire, SyncPage } from '../api/types';
import { VaultError } from '../vault/errors';
import { requireVault, vault } from '../vault/open-vault';
import { tryBehindQuestions } from './behind-questions';
import { type CursorRow, db, type EntryKey, type EntryRow } from './db';
import { isGone } from './as-written';
import { isDirty } from './dirty';
import { areMarks, cursorOf, joined, newestOf, readTo, seeing, startOf } from './marks';
import { arePartsOf } from './inventory-parts';
import { type Held, isKind, type Place } from './kinds';
import { openHeld, sealHeld } from './local';
import { type Look, recordRefused } from './looks';
import { opened, showMany } from './opened';
import { showCareful } from './reload';
import { refreshOutbox } from './status';
import { noteCame, noteListed } from './stock';
import { tellTabs } from './tabs';
import { fromWire, isEntryWire, isTheirDeletion, receive } from './wire';

const LIMIT = 200;

type Incoming = { readonly kind: string; readonly wire: EntryWire; readonly held: Held | null; readonly covered: boolean; readonly listed: boolean; readonly unproven?: true; readonly box: string | null };

/**
 * Fetches what changed elsewhere, page by page; nothing where the server stands at an earlier time than this device has
 * seen (`set_back`), `again` where something that had been refused goes now. Throws like `call`.
 */
export async function pull(): Promise<'done' | 'again' | 'set_back'> {
  const { owner } = requireVault();
  let goes = false;
  for (;;) {
    const row = await cursorOf(owner);
    const since = startOf(row);
    const page = await fetchPage(since, newestOf(row)).catch(unlessSetBack);
    if (page === null || page.cursor < since) return 'set_back';
    goes = (await merge(page, { ...row, cursor: page.cursor, marks: joined(row.marks, page.marks) })) || goes;
    if (!page.more || page.cursor === since) return goes ? 'again' : 'done';
  }
}

function unlessSetBack(error: unknown): null {
  if (error instanceof ApiError && error.code === 'unknown_history') return null;
  throw error;
}

/** What was written after a place; `known` is the newest mark that was seen. Throws like `call`. */
export async function fetchPage(since: number, known: string | undefined): Promise<SyncPage> {
  const query = { since, limit: LIMIT, ...(known === undefined ? {} : { known }) };
  return pageFrom(await call<unknown>('GET', '/api/v1/sync', { query }));
}

/** Throws Offline for an answer that only something else than our server can have given. */
function pageFrom(answer: unknown): SyncPage {
  const { entries, cursor, more, marks, inventory } = (answer ?? {}) as Partial<SyncPage>;
  if (!Array.isArray(entries) || typeof cursor !== 'number' || typeof more !== 'boolean' || !areMarks(marks)) throw new Offline();
  if (!entries.every((entry: { kind?: unknown } | null) => isEntryWire(entry) && typeof entry.kind === 'string')) throw new Offline();
  return { entries: entries.filter(({ kind }) => isKind(kind)), cursor, more, marks, inventory: arePartsOf(inventory) ? inventory : [] };
}

/** One entry as the server has it, sealed for the store, or null when it is not there. Throws like `call`. */
export async function fetchRow(kind: string, id: string): Promise<EntryRow | null> {
  try {
    const wire = await call<unknown>('GET', `/api/v1/${kind}/${id}`);
    if (!isEntryWire(wire, id)) throw new Offline();
    const deleted = wire.deleted_at !== null;
    if (deleted && !(await mayBeGone(kind, wire, await goneIn([{ ...wire, kind }])))) throw new VaultError('changed');
    const box = deleted ? null : await sealHeld(await fromWire(wire, kind), { kind, id });
    return { owner: requireVault().owner, kind, id, revision: wire.revision, cursor: wire.cursor, deleted, box };
  } catch (error) {
    if (error instanceof ApiError && error.code === 'not_found') return null;
    throw error;
  }
}

/**
 * Takes entries from the server into the store, except where this device has something to say first (a queued
 * operation; one in conflict gets the newer version to choose from), where the words do not open, and where the
 * revision is older than one already seen. Whether something that had been refused goes now.
 */
export async function merge({ entries: wires, inventory }: Pick<SyncPage, 'entries' | 'inventory'>, cursor: CursorRow): Promise<boolean> {
  const { owner } = requireVault();
  const refused: Look[] = [];
  const taken: Incoming[] = [];
  const known: Place[] = []; // and as it should be, so there is nothing to look at any more
  const gone = await goneIn(wires);
  const incoming = await Promise.all(wires.map((wire) => openIncoming(wire.kind, wire, gone, refused)));
  // Locked meanwhile, what did not open is no fault of theirs: the cursor must not pass by it.
  if (vault.peek()?.owner !== owner) throw new VaultError('locked');
  // Before the cursor passes by it.
  await noteCame(inventory, { wordless: incoming.some((item) => item !== null && item.held !== null && item.wire.words === null), first: (await cursorOf(owner)).cursor === 0 });

  const tx = (await db()).transaction(['entries', 'outbox', 'meta'], 'readwrite');
  const entries = tx.objectStore('entries');
  const chosenAnew: (Place & { theirs: string | null })[] = [];
  for (const item of incoming) {
    if (!item) continue;
    const { kind, wire, box } = item;
    const key: EntryKey = [owner, kind, wire.id];
    const queued = await tx.objectStore('outbox').index('entry').getAll(key);
    if (queued.length > 0) {
      // The cursor passes by this revision only once: what the person will choose from has to be as new as it.
      const conflict = queued.find(({ state }) => state === 'conflict');
      if (!conflict?.theirs || conflict.theirs.revision >= wire.revision) continue;
      void tx.objectStore('outbox').put({ ...conflict, theirs: { revision: wire.revision, cursor: wire.cursor, box } });
      chosenAnew.push({ kind, id: wire.id, theirs: box });
      if (box !== null) known.push({ kind, id: wire.id });
      continue;
    }
    if (item.unproven) {
      refused.push({ kind, id: wire.id, reason: 'deleted', wire });
      continue;
    }
    const row = await entries.get(key);
    if (row && wire.revision < row.revision) {
      refused.push({ kind, id: wire.id, reason: 'rolled_back', wire });
      continue;
    }
    const deleted = wire.deleted_at !== null;
    known.push({ kind, id: wire.id });
    if (row && wire.revision === row.revision && !movedOn(row, wire.cursor, deleted)) continue;
    const was = deleted && row?.was !== undefined ? { was: row.was } : {};
    const covered = item.covered || row?.covered ? ({ covered: true } as const) : {};
    void entries.put({ owner, kind, id: wire.id, revision: wire.revision, cursor: wire.cursor, ...covered, deleted, ...was, box });
    taken.push(item);
  }
  void tx.objectStore('meta').put(seeing(readTo(cursor)));
  await tx.done;
  if (taken.some(({ listed }) => listed)) noteListed(); // by another device: what this one wrote stood here
  if (chosenAnew.length > 0) {
    await refreshOutbox(chosenAnew);
    await showCareful(chosenAnew);
  }

  const shown = taken.filter(({ kind, wire }) => !isDirty(kind, wire.id));
  showMany(shown.map(({ kind, wire, held }) => ({ kind, id: wire.id, entry: held && opened(kind, wire.id, wire.revision, held, wire.cursor) })));
  const places = taken.map(({ kind, wire }) => ({ kind, id: wire.id }));
  await recordRefused(refused, known);
  const goes = await tryBehindQuestions(places);
  if (places.length > 0) tellTabs({ type: 'changed', owner, entries: places });
  return goes;
}

/**
 * Whether the server has something newer under the same revision: it changes columns without a write of the person
 * (somebody's name is taken out of an entry when they are erased), and moves only the cursor on.
 */
function movedOn(row: EntryRow, cursor: number, deleted: boolean): boolean {
  if (!row.deleted && row.box === null) return true; // it did not open before
  return deleted === row.deleted && cursor > (row.cursor ?? 0);
}

async function openIncoming(kind: string, wire: EntryWire, gone: ReadonlySet<string>, refused: Look[]): Promise<Incoming | null> {
  const { id } = wire;
  if (wire.deleted_at !== null) {
    const doubt = (await mayBeGone(kind, wire, gone)) ? {} : ({ unproven: true } as const);
    return { kind, wire, held: null, covered: false, listed: false, box: null, ...doubt };
  }
  try {
    const { held, covered, listed } = await receive(wire, kind, gone);
    if (wire.words !== null || (await mayBeWordless(kind, id))) return { kind, wire, held, covered, listed, box: await sealHeld(held, { kind, id }) };
    refused.push({ kind, id, reason: 'emptied', wire });
  } catch (error) {
    refused.push({ kind, id, reason: error instanceof VaultError && error.code === 'changed' ? 'changed' : 'cannot_open', wire });
  }
  return null;
}

/** The places that an answer says to be deleted, as far as the person did it. */
async function goneIn(wires: SyncPage['entries']): Promise<ReadonlySet<string>> {
  const proven = await Promise.all(wires.map(async (wire) => ((await isTheirDeletion(wire, wire.kind)) ? [`${wire.kind}/${wire.id}`] : [])));
  return new Set(proven.flat());
}

/**
 * Whether a tombstone may take the place of what is here: the person deleted it, or nothing is here, or it was an
 * answer to a card that is gone itself, with which the server erases it.
 */
async function mayBeGone(kind: string, { id }: EntryWire, gone: ReadonlySet<string>): Promise<boolean> {
  if (gone.has(`${kind}/${id}`)) return true;
  const row = await (await db()).get('entries', [requireVault().owner, kind, id]);
  if (!row || row.deleted || row.box === null) return true;
  const [, card] = /^card:(.+)$/.exec(String((await openHeld(row.box, row)).columns['text'])) ?? [];
  return card !== undefined && isGone(`cards/${card}`, gone);
}

/** Apps from before sent what has no words without an envelope, and anybody could make that. */
async function mayBeWordless(kind: string, id: string): Promise<boolean> {
  const row = await (await db()).get('entries', [requireVault().owner, kind, id]);
  if (!row?.box) return !row?.covered;
  return !row.covered && Object.keys((await openHeld(row.box, row)).words).length === 0;
}
