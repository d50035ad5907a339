import { ENTRY_KIND } from '../api/vocabularies/entry-kind';
import { onForget } from '../vault/forget';
import { type CursorRow, db } from './db';

// What this device has seen of the server's history: of each place in the order of writes the random mark that the
// server gave it under. A server that was put back from a backup does not know the newest ones (ADR 0015).

const DENSE = 512; // the newest, of which every one is kept; a backup is seldom older
const EVERY = 64; // and of those before

/** What apps took that did not say it. Never added to. */
const OF_BEFORE: readonly string[] = [
  'people', 'kind-moments', 'card-responses', 'cards', 'repairs', 'reflections', 'agendas',
  'unsent-letters', 'check-ins', 'safety-plans', 'measure-responses', 'small-steps', 'speak-ups',
];

let seen: CursorRow | null = null; // by this page, should the store be thrown away

export async function cursorOf(owner: string): Promise<CursorRow> {
  const name = `cursor/${owner}` as const;
  return seeing(((await (await db()).get('meta', name)) as CursorRow | undefined) ?? { name, cursor: 0 });
}

/**
 * The place to read on from: the beginning, where an app that did not know a kind yet passed by what there was of it.
 */
export function startOf({ cursor, read }: CursorRow): number {
  const taken = read?.to === cursor ? read.kinds : OF_BEFORE;
  return ENTRY_KIND.every((kind) => taken.includes(kind)) ? cursor : 0;
}

/** Everything of the kinds that this app knows was taken up to here. */
export function readTo(row: CursorRow): CursorRow {
  return { ...row, read: { kinds: [...ENTRY_KIND], to: row.cursor } };
}

/** What stands from a place on is asked for again: not all of it came when the cursor passed by. */
export async function readAgainFrom(owner: string, place: number): Promise<void> {
  const row = await cursorOf(owner);
  if (place < startOf(row)) await (await db()).put('meta', seeing(readTo({ ...row, cursor: place })));
}

/** To be stored: the page knows it as well. */
export function seeing(row: CursorRow): CursorRow {
  seen = row;
  return row;
}

/** What the page knows of the history; what came with it may not all be open, and is fetched from the beginning. */
export function seenHere(): CursorRow | null {
  return seen && { ...seen, cursor: 0 };
}

/** The newest mark that was seen, to be named to the server; undefined before there was any. */
export function newestOf({ marks = [] }: CursorRow): string | undefined {
  return marks.at(-1);
}

/** Marks in the order of their places, the newer ones in place of what was known of the same. */
export function joined(known: readonly string[] = [], heard: readonly string[]): string[] {
  const byPlace = new Map([...known, ...heard].map((mark) => [placeOf(mark), mark]));
  const newest = Math.max(0, ...byPlace.keys());
  return [...byPlace]
    .filter(([place]) => place > newest - DENSE || place % EVERY === 0)
    .sort(([a], [b]) => a - b)
    .map(([, mark]) => mark);
}

export function placeOf(mark: string): number {
  return Number.parseInt(mark, 10);
}

export function areMarks(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((mark) => typeof mark === 'string' && /^\d{1,18}\../.test(mark));
}

/** Takes what an answer to writes said. Before they are settled: what is known to be saved is never newer than it. */
export async function hear(owner: string, heard: readonly string[]): Promise<void> {
  const row = await cursorOf(owner);
  await (await db()).put('meta', seeing({ ...row, marks: joined(row.marks, heard) }));
}

onForget(() => {
  seen = null;
});
