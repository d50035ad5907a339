import { openJson, sealJson } from '../vault/envelope';
import { requireVault } from '../vault/open-vault';
import { call } from '../api/transport';
import type { InventoryPart } from '../api/types';
import { db, type InventoryRow } from './db';
import { areMarks, cursorOf, hear, newestOf } from './marks';
import { Offline } from '../api/errors';

// The list of what there is (ADR 0021): of each entry the newest revision, in parts that each device can write upon the
// one before. It is sealed for the person's devices; the server keeps it and gives it out with the entries.

const PARTS = 16;
const MOST_CHARACTERS = 170_000; // of the parts of one request, which the server reads up to 256 KiB of
const CHARACTERS_OF_ONE = 60; // about as many as an entry takes, sealed

/** Of one entry: twice its revision, and one more where it was deleted. By kind and id. */
export type Listed = ReadonlyMap<string, number>;
/** `clock`: the revision of every part as it was known when this one was written. */
type Content = { readonly clock: readonly number[]; readonly entries: Readonly<Record<string, number>> };

export const keyOf = (kind: string, id: string): string => `${kind}/${id}`;
const partOf = (key: string): number => Number.parseInt(key.slice(-1), 16) % PARTS || 0;

export async function inventoryRow(): Promise<InventoryRow> {
  const { owner } = requireVault();
  const name = `inventory/${owner}` as const;
  return ((await (await db()).get('meta', name)) as InventoryRow | undefined) ?? { name, owner, parts: [] };
}

export function arePartsOf(value: unknown): value is readonly InventoryPart[] {
  return (
    Array.isArray(value) &&
    value.every((one: Partial<InventoryPart> | null) => Number.isInteger(one?.part) && Number.isInteger(one?.revision) && typeof one?.sealed === 'string')
  );
}

/** Everything that is listed, and the parts that are older than another part knows, or do not open. */
export async function openInventory({ parts }: InventoryRow): Promise<{ readonly listed: Listed; readonly doubted: boolean }> {
  const listed = new Map<string, number>();
  const newest = Array.from({ length: PARTS }, () => 0);
  let doubted = false;
  for (const one of parts) {
    const content = await openPart(one).catch(() => null);
    doubted ||= content === null;
    content?.clock.forEach((revision, part) => (newest[part] = Math.max(newest[part] ?? 0, revision)));
    for (const [key, value] of Object.entries(content?.entries ?? {})) listed.set(key, value);
  }
  const here = new Map(parts.map(({ part, revision }) => [part, revision]));
  return { listed, doubted: doubted || newest.some((revision, part) => revision > (here.get(part) ?? 0)) };
}

/**
 * Writes changes into their parts, as many parts at once as one request may hold. `whole`: every part anew, whatever
 * stood in it. Throws like `call`.
 */
export async function writeInventory(changes: Listed, whole = false): Promise<void> {
  const row = await inventoryRow();
  const numbers = whole ? new Set(Array.from({ length: PARTS }, (_, part) => part)) : new Set([...changes.keys()].map(partOf));
  if (row.parts.length === 0) numbers.add(0); // an empty list is a list too
  const characters = row.parts.reduce((sum, { sealed }) => sum + sealed.length, CHARACTERS_OF_ONE * changes.size);
  const atOnce = Math.max(1, Math.floor((PARTS * MOST_CHARACTERS) / (characters + 1)));
  for (const left = [...numbers]; left.length > 0; ) {
    const some = new Set(left.splice(0, atOnce));
    await writeParts(some, new Map([...changes].filter(([key]) => some.has(partOf(key)))), whole);
  }
}

/**
 * Each is put upon the newest that is known; where another device was faster its part is taken over and the change
 * tried upon that, a few times.
 */
async function writeParts(which: ReadonlySet<number>, changes: Listed, whole: boolean): Promise<void> {
  const { owner } = requireVault();
  let numbers = which;
  for (let tried = 0; tried < 3 && numbers.size > 0; tried += 1) {
    const known = new Map((await inventoryRow()).parts.map((one) => [one.part, one]));
    const clock = Array.from({ length: PARTS }, (_, part) => (known.get(part)?.revision ?? 0) + (numbers.has(part) ? 1 : 0));
    const parts = await Promise.all([...numbers].map(async (part) => renewed(part, known.get(part), changes, clock, whole)));
    const mark = newestOf(await cursorOf(owner));
    const answer = await call<{ parts?: unknown; marks?: unknown } | null>('PUT', '/api/v1/sync/inventory', { body: { ...(mark === undefined ? {} : { known: mark }), parts } });
    if (!arePartsOf(answer?.parts) || !areMarks(answer?.marks)) throw new Offline();
    const behind = answer.parts;
    await hear(owner, answer.marks);
    await keepParts([...parts.filter(({ part }) => !behind.some((one) => one.part === part)), ...behind]);
    numbers = new Set(behind.map(({ part }) => part).filter((part) => numbers.has(part)));
  }
}

async function renewed(part: number, before: InventoryPart | undefined, changes: Listed, clock: readonly number[], whole: boolean): Promise<InventoryPart> {
  const content = before && !whole ? await openPart(before).catch(() => null) : null;
  const entries = { ...content?.entries };
  for (const [key, value] of changes) if (partOf(key) === part) entries[key] = value;
  const revision = (before?.revision ?? 0) + 1;
  const { keys } = requireVault();
  const short = Object.fromEntries(Object.entries(entries).map(([key, value]) => [shortened(key), value]));
  return { part, revision, sealed: await sealJson({ clock, entries: short }, keys.entries, label(part, revision)) };
}

async function openPart({ part, revision, sealed }: InventoryPart): Promise<Content> {
  const { keys } = requireVault();
  const { clock, entries } = await openJson<Content>(sealed, keys.entries, label(part, revision));
  return { clock, entries: Object.fromEntries(Object.entries(entries).map(([key, value]) => [restored(key), value])) };
}

function label(part: number, revision: number): string {
  return `v1|inventory|${requireVault().owner}|${part}|${revision}`;
}

/** An id without its strokes, and its kind as one letter: a thousand entries take fewer bytes. */
function shortened(key: string): string {
  const [kind = '', id = ''] = key.split('/');
  return `${SHORT[kind] ?? kind}/${id.replaceAll('-', '')}`;
}

function restored(key: string): string {
  const [kind = '', id = ''] = key.split('/');
  return `${LONG[kind] ?? kind}/${id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')}`;
}

// Never changed, for what is sealed says them; a kind that is not here stands under its name.
const SHORT: Readonly<Record<string, string>> = { people: 'p', repairs: 'r', 'card-responses': 'a', 'kind-moments': 'm', cards: 'c', reflections: 'f' };
const LONG: Readonly<Record<string, string>> = Object.fromEntries(Object.entries(SHORT).map(([kind, short]) => [short, kind]));

/** Keeps what came, never an older one of what is here. Gives back whether one of them was older. */
export async function keepParts(parts: readonly InventoryPart[]): Promise<boolean> {
  if (parts.length === 0) return false;
  const row = await inventoryRow();
  const known = new Map(row.parts.map((one) => [one.part, one]));
  const older = parts.filter(({ part, revision }) => revision < (known.get(part)?.revision ?? 0));
  for (const one of parts) if (!older.includes(one)) known.set(one.part, one);
  await (await db()).put('meta', { ...row, parts: [...known.values()] });
  return older.length > 0;
}

export async function forgetParts(): Promise<void> {
  await (await db()).delete('meta', `inventory/${requireVault().owner}`);
}
