import { requireVault } from '../vault/open-vault';
import { withTheirCare } from './care';
import type { EntryRow, Operation } from './db';
import type { Fields, Held, OpenEntry } from './kinds';
import { openHeld, sealHeld } from './local';
import { type Look, looks, recordRefused } from './looks';
import { opened } from './opened';
import { replaceAll, rowAndQueue } from './outbox';
import { reload } from './reload';
import { refreshOutbox } from './status';
import { listAnew, noteWritten } from './stock';
import { syncSoon } from './sync';
import { tellTabs } from './tabs';
import { opened as openedWire } from './wire';

/** What this device has of it, and what came as far as its words open: the person chooses between the two. */
export type Versions = { readonly mine: OpenEntry | null; readonly theirs: OpenEntry | null };

type Step = Pick<Operation, 'act' | 'base' | 'box'>;

async function versions(look: Look): Promise<Versions> {
  const { kind, id } = look;
  const [mine, came] = [await here(look), await there(look)];
  return { mine: mine && opened(kind, id, 0, mine), theirs: came && opened(kind, id, 0, came) };
}

/** This device's version goes to the server, upon what stands there, with the care that its writer asked for there. */
async function keepMine(look: Look): Promise<void> {
  const [mine, came] = [await here(look), await there(look)];
  if (!mine || !look.wire) return;
  await write(look, came ? withTheirCare(mine, came) : unasked(mine));
}

/** What came, as its writer sealed it where that is known. */
async function takeTheirs(look: Look): Promise<void> {
  const came = await there(look);
  if (came) await write(look, came);
}

/** It is deleted, here and there. What never opened can be let go of too. */
async function drop(look: Look): Promise<void> {
  const { wire, kind, id, listed } = look;
  if (look.reason === 'no_list') return listAnew();
  if (look.reason === 'missing' && listed !== undefined) noteWritten(kind, id, Math.floor(listed / 2), true);
  const [row] = await rowAndQueue(look);
  const base = wire?.revision ?? row?.revision ?? 0;
  const box = await sealHeld((await here(look)) ?? NOTHING, look);
  const steps: Step[] = wire?.deleted_at ? [{ act: 'restore', base, box }, { act: 'delete', base: base + 1, box }] : [{ act: 'delete', base, box }];
  await settle(look, base > 0 ? steps : [], { revision: base, deleted: true, box: null });
}

const NOTHING: Held = { columns: {}, answers: {}, words: {}, created_at: '', updated_at: '' };

async function here(look: Look): Promise<Held | null> {
  const [row, queue] = await rowAndQueue(look);
  const last = queue.at(-1);
  if (last ? last.act === 'delete' : row?.deleted) return null;
  const box = last?.box ?? row?.box;
  return box ? openHeld(box, look).catch(() => null) : null;
}

async function there({ kind, wire, reason }: Look): Promise<Held | null> {
  if (!wire || wire.deleted_at !== null || (wire.words === null && reason !== 'unlisted')) return null;
  const came = await openedWire(wire, kind).catch(() => null);
  if (!came) return null;
  const { held, cover } = came;
  return cover ? { ...held, created_at: cover.created_at, columns: { ...held.columns, ...(cover.columns as Fields) } } : held;
}

/** How carefully it was to go there is not known: the questions come again before any words. */
function unasked(held: Held): Held {
  return 'route_asked_at' in held.columns ? { ...held, columns: { ...held.columns, route_asked_at: null } } : held;
}

async function write(look: Look, held: Held): Promise<void> {
  const { wire } = look;
  const base = wire?.revision ?? 0;
  const box = await sealHeld(held, look);
  const steps: Step[] = wire?.deleted_at ? [{ act: 'restore', base, box }, { act: 'put', base: base + 1, box }] : [{ act: 'put', base, box }];
  await settle(look, steps, { revision: base, ...(wire ? { cursor: wire.cursor } : {}), deleted: false, box });
}

async function settle(look: Look, steps: readonly Step[], row: Omit<EntryRow, 'owner' | 'kind' | 'id'>): Promise<void> {
  const { owner } = requireVault();
  const { kind, id } = look;
  const operations = steps.map((step): Operation => ({ owner, kind, id, key: crypto.randomUUID(), state: 'waiting', ...step }));
  await replaceAll({ owner, kind, id, ...row }, operations);
  await recordRefused([], [look]);
  await refreshOutbox([look]);
  await reload([look]);
  tellTabs({ type: 'changed', owner, entries: [{ kind, id }] });
  syncSoon();
}

/** What came from the server and was not taken. Nothing is lost and nothing is taken until the person says so. */
export const review = { list: looks, versions, keepMine, takeTheirs, drop } as const;
