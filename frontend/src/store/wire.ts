import type { EntryWire } from '../api/types';
import { openWords, sealWords } from '../vault/envelope';
import { requireVault } from '../vault/open-vault';
import type { Fields, Held, Place } from './kinds';

const OWN_FIELDS = new Set(['id', 'kind', 'revision', 'cursor', 'created_at', 'updated_at', 'deleted_at', 'answers', 'words']);

/** The body of a PUT: the words sealed for the revision that this write becomes. */
export async function toWire(held: Held, place: Place, revision: number): Promise<Record<string, unknown>> {
  const { keys, owner } = requireVault();
  const { columns, answers, words, created_at } = held;
  const sealed =
    Object.keys(words).length === 0 ? null : await sealWords(words, keys.entries, { ...place, owner, revision });
  return { ...columns, created_at, answers, words: sealed };
}

/**
 * Whether something that was received is an entry, and the one that was meant. Says nothing of its words: opening
 * them does.
 */
export function isEntryWire(value: unknown, id?: string): value is EntryWire {
  const entry = (value ?? {}) as Partial<EntryWire>;
  return (
    typeof entry.id === 'string' &&
    (id === undefined || entry.id === id) &&
    Number.isInteger(entry.revision) &&
    Number.isInteger(entry.cursor) &&
    (entry.deleted_at === null || typeof entry.deleted_at === 'string') &&
    typeof entry.answers === 'object' &&
    typeof entry.words === 'object'
  );
}

/**
 * An entry from the server, opened. Throws VaultError("cannot_open") when its words do not belong to this place and
 * revision.
 */
export async function fromWire(wire: EntryWire, kind: string): Promise<Held> {
  const { keys, owner } = requireVault();
  const { id, revision, created_at, updated_at, answers } = wire;
  const words =
    wire.words === null ? {} : await openWords<Fields>(wire.words, keys.entries, { kind, owner, id, revision });
  const columns = Object.fromEntries(Object.entries(wire).filter(([name]) => !OWN_FIELDS.has(name))) as Fields;
  return { columns, answers: answers as Fields, words, created_at, updated_at };
}

/**
 * Whether two versions say the same, whenever and wherever they were written. A column that one of them does not know
 * says nothing.
 */
export function sameContent(a: Held, b: Held): boolean {
  const both = Object.keys(a.columns).filter((name) => name in b.columns);
  return both.every((name) => sameJson(a.columns[name], b.columns[name])) && sameJson([a.answers, a.words], [b.answers, b.words]);
}

function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => name in b && sameJson((a as Fields)[name], (b as Fields)[name]))
  );
}
