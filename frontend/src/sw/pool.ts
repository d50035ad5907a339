import { dayOf } from '../i18n/day-of';
import { openJson, sealJson } from '../vault/envelope';
import { dropPool, type KeptPool, putPool, readPool } from './store';

/**
 * One text that a note may show, and what it is: a library text, or an entry of the person's own. With a `day`
 * ("2026-06-15") on that day alone.
 */
export type PoolText = { readonly id: string; readonly text: string; readonly day?: string };

/** What the page chose for notes, by what they bring, and the owner's last write that it knew of when it chose. */
export type Pool = { readonly cursor: number; readonly texts: Readonly<Record<string, readonly PoolText[]>> };

/** What a push message asks for: words of this content, chosen no earlier than the owner's write of that cursor. */
export type WordsHint = { readonly content: string; readonly since: number };

export type Shown = { readonly token: string; readonly id: string };
/** When each text was shown of late, by its id: what came in a note does not come again soon on Today. */
type Days = Readonly<Record<string, string>>;
type LastShown = Readonly<Record<string, Shown & { readonly days?: Days }>>;

const POOL = 'attune/v1/note-pool';
const LAST = 'attune/v1/note-last';
const REMEMBERED_MS = 16 * 24 * 60 * 60 * 1000; // a little longer than nothing may come again

/** Keeps the pool, sealed under a key made for this alone that can't be read out. Takes the place of the one before. */
export async function keepPool(pool: Pool, still: () => boolean = () => true): Promise<void> {
  const before = await readPool();
  const key = before?.key ?? (await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']));
  const box = await sealJson(pool, key, POOL);
  if (still()) await putPool({ key, box, last: before?.last ?? null });
}

/** The pool as it stands, or null when there is none that opens. */
export async function openPool(): Promise<Pool | null> {
  const kept = await readPool();
  return kept ? openJson<Pool>(kept.box, kept.key, POOL).catch(() => null) : null;
}

/** Deletes the pool and its key. Nothing happens where there is no store. */
export async function forgetPool(): Promise<void> {
  await dropPool();
}

/**
 * Words for one delivery, or null where the neutral line has to stand. Null too when the pool is older than the write
 * it must know of: what stung on another device since then may still be in it. A repeat of a delivery gets the same
 * words.
 */
export async function wordsFor(token: string, { content, since }: WordsHint): Promise<string | null> {
  const kept = await readPool();
  if (!kept) return null;
  const pool = await openJson<Pool>(kept.box, kept.key, POOL);
  if (pool.cursor < since) return null;
  const last = await lastShown(kept);
  const day = dayOf(new Date());
  const chosen = choose((pool.texts[content] ?? []).filter(isFor(day)), token, last[content]);
  if (!chosen) return null;
  const now: LastShown = { ...last, [content]: { token, id: chosen.id, days: { ...ofLate(last[content]?.days), [chosen.id]: day } } };
  await putPool({ ...kept, last: await sealJson(now, kept.key, LAST) });
  return chosen.text;
}

/**
 * Which text a delivery of this content showed on this device, so that the page shows the same; null when it was the
 * neutral line.
 */
export async function shownFor(token: string, content: string): Promise<string | null> {
  const kept = await readPool();
  const shown = kept && (await lastShown(kept))[content];
  return shown && shown.token === token ? shown.id : null;
}

/** When each text of this content was shown on this device of late, by its id. */
export async function shownOn(content: string): Promise<Days> {
  const kept = await readPool();
  return (kept && (await lastShown(kept))[content]?.days) ?? {};
}

function ofLate(days: Days = {}): Days {
  const since = dayOf(new Date(Date.now() - REMEMBERED_MS));
  return Object.fromEntries(Object.entries(days).filter(([, day]) => day >= since));
}

async function lastShown({ key, last }: KeptPool): Promise<LastShown> {
  return last === null ? {} : openJson<LastShown>(last, key, LAST).catch(() => ({}));
}

function choose(texts: readonly PoolText[], token: string, last: LastShown[string] | undefined): PoolText | undefined {
  if (last?.token === token) return texts.find(({ id }) => id === last.id);
  const others = texts.filter(({ id }) => id !== last?.id);
  const lastOf = ({ id }: PoolText): string => last?.days?.[id] ?? '';
  // The day has an order of its own, and shows none twice.
  if (texts[0]?.day) return others.find((text) => lastOf(text) !== texts[0]?.day);
  // None comes again before the others did, in an order of chance. A single one comes each time.
  const longest = others.map(lastOf).toSorted()[0];
  const from = others.length > 0 ? others.filter((text) => lastOf(text) === longest) : texts;
  return from[(crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % from.length];
}

function isFor(today: string): (text: PoolText) => boolean {
  return ({ day }) => day === undefined || day === today;
}
