import { ApiError, Offline } from '../api/errors';
import { call } from '../api/transport';
import type { EntryWire, InventoryPart } from '../api/types';
import { onForget } from '../vault/forget';
import { requireVault } from '../vault/open-vault';
import { db, type EntryRow } from './db';
import { forgetParts, inventoryRow, keepParts, keyOf, type Listed, openInventory, writeInventory } from './inventory-parts';
import { isKind } from './kinds';
import { openHeld } from './local';
import { isDoubted, type Look, recordRefused } from './looks';
import { readAgainFrom } from './marks';
import { show } from './opened';
import { isEntryWire } from './wire';

// Whether the server gives out all that there is, and the newest of each: what it has is held against the list that the
// person's devices keep, when the vault is opened and whenever the list changed. What this device wrote goes into it.

const MOST_ASKED = 200;

let looked = false; // since the vault was opened
let changed = false; // since it was looked at
let fresh = false; // this device had nothing at all
let listedWrites = false; // a device that keeps the list wrote something of what came
const written = new Map<string, number>(); // by this device, and not in the list yet

const WHOLE: Look = { kind: 'inventory', id: '', reason: 'no_list' };

export function noteWritten(kind: string, id: string, revision: number, deleted: boolean): void {
  written.set(keyOf(kind, id), 2 * revision + Number(deleted));
}

/** What a page brought: parts of the list, and whether it is the first. */
export async function noteCame(parts: readonly InventoryPart[], more: { readonly wordless: boolean; readonly first: boolean }): Promise<void> {
  fresh ||= more.first;
  changed ||= parts.length > 0 || more.wordless;
  if (await keepParts(parts)) await recordRefused([WHOLE], []);
}

/** Something came from another device that keeps the list. */
export function noteListed(): void {
  listedWrites = true;
}

/** Throws like `call`. */
export async function takeStock(): Promise<void> {
  if (looked && !changed && written.size === 0) return;
  const inventory = await inventoryRow();
  const { listed, doubted } = await openInventory(inventory);
  const rows = looked && !changed ? [] : await (await db()).getAllFromIndex('entries', 'owner', requireVault().owner);
  const none = inventory.parts.length === 0;
  if (doubted || (none && fresh && listedWrites)) return recordRefused([WHOLE], []);
  if (!none && isDoubted(WHOLE.kind, WHOLE.id)) await recordRefused([], [WHOLE]);
  await compareWith(listed, rows);
  const sure = none ? rows : await withoutUnlisted(listed, rows);
  const changes = new Map(sure.filter(isSure).map((row) => [keyOf(row.kind, row.id), 2 * row.revision + Number(row.deleted)]).filter(([key, value]) => (value as number) > (listed.get(key as string) ?? 0)) as [string, number][]);
  for (const [key, value] of written) changes.set(key, value);
  if (changes.size > 0 || none) await writeInventory(changes);
  looked = true;
  changed = false;
  for (const [key, value] of changes) if (written.get(key) === value) written.delete(key);
}

function isSure({ kind, id, revision }: EntryRow): boolean {
  return revision > 0 && !isDoubted(kind, id);
}

/** What is listed and not here as it should be is asked for once more, alone: it may have changed on the way. */
async function compareWith(listed: Listed, rows: readonly EntryRow[]): Promise<void> {
  if (rows.length === 0 && looked) return;
  const here = new Map(rows.map((row) => [keyOf(row.kind, row.id), row]));
  const waiting = new Set((await (await db()).getAllFromIndex('outbox', 'owner', requireVault().owner)).map(({ kind, id }) => keyOf(kind, id)));
  const found: Look[] = [];
  let passedBy = Infinity;
  let asked = 0;
  for (const [key, value] of listed) {
    const row = here.get(key);
    const revision = Math.floor(value / 2);
    if (row ? row.revision >= revision : value % 2 === 1) continue;
    const [kind = '', id = ''] = key.split('/');
    if (!isKind(kind)) continue; // of a newer app: it comes when this one learns it
    if (waiting.has(key) || written.has(key) || isDoubted(kind, id) || (asked += 1) > MOST_ASKED) continue;
    const wire = await fetchWire(kind, id).catch(unlessNotKnown);
    if (wire === undefined) continue;
    if (wire && wire.revision >= revision) {
      passedBy = Math.min(passedBy, wire.cursor); // the next page brings it
      continue;
    }
    found.push({ kind, id, reason: wire ? 'rolled_back' : 'missing', listed: value, ...(wire ? { wire } : {}) });
  }
  if (found.length > 0) await recordRefused(found, []);
  // A server of before left it out of its pages while the cursor passed by.
  if (passedBy < Infinity) await readAgainFrom(requireVault().owner, passedBy - 1);
}

/** Undefined for a kind that the server does not know at all, be it there or not. */
function unlessNotKnown(error: unknown): undefined {
  if (error instanceof ApiError && error.code === 'not_known_yet') return undefined;
  throw error;
}

/**
 * What has no envelope, which anybody could have made, and stands on no list is put aside until somebody has looked.
 * What was here before there was a list is on it.
 */
async function withoutUnlisted(listed: Listed, rows: readonly EntryRow[]): Promise<readonly EntryRow[]> {
  const aside: EntryRow[] = [];
  for (const row of rows) {
    if (row.covered || row.deleted || row.revision === 0 || row.box === null || listed.has(keyOf(row.kind, row.id))) continue;
    if (Object.keys((await openHeld(row.box, row)).words).length === 0) aside.push(row);
  }
  for (const { owner, kind, id } of aside) {
    const wire = await fetchWire(kind, id);
    await (await db()).delete('entries', [owner, kind, id]);
    show(kind, id, null);
    await recordRefused([{ kind, id, reason: 'unlisted', ...(wire ? { wire } : {}) }], []);
  }
  return rows.filter((row) => !aside.includes(row));
}

async function fetchWire(kind: string, id: string): Promise<EntryWire | null> {
  try {
    const wire = await call<unknown>('GET', `/api/v1/${kind}/${id}`);
    if (!isEntryWire(wire, id)) throw new Offline();
    return wire;
  } catch (error) {
    if (error instanceof ApiError && error.code === 'not_found') return null;
    throw error;
  }
}

/** The person has looked: what is here is the list from now on. */
export async function listAnew(): Promise<void> {
  const rows = await (await db()).getAllFromIndex('entries', 'owner', requireVault().owner);
  await forgetParts();
  fresh = false;
  await writeInventory(new Map(rows.filter(isSure).map((row) => [keyOf(row.kind, row.id), 2 * row.revision + Number(row.deleted)])), true);
  await recordRefused([], [WHOLE]);
}

/** The server was put back to an earlier time, and its list with it. */
export async function startOver(): Promise<void> {
  await forgetParts();
  reset();
}

function reset(): void {
  looked = false;
  changed = false;
  fresh = false;
  listedWrites = false;
  written.clear();
}

onForget(reset);
