import type { EntryWire } from '../api/types';
import { type Cover, coverOf, readCover } from '../vault/cover';
import { COVER, openCovered, sealWords } from '../vault/envelope';
import { isProven, proveDeletion } from '../vault/deletions';
import { requireVault } from '../vault/open-vault';
import type { Fields, Held, Place } from './kinds';
import { requireAsWritten } from './as-written';

const OWN_FIELDS = new Set(['id', 'kind', 'revision', 'cursor', 'created_at', 'updated_at', 'deleted_at', 'answers', 'words', 'proof']);

/**
 * The body of a PUT: the words sealed for the revision that this write becomes, with what is written beside them. So
 * nothing goes without an envelope, also where there are no words.
 */
export async function toWire(held: Held, { kind, id }: Place, revision: number): Promise<Record<string, unknown>> {
  const { keys, owner } = requireVault();
  const { columns, answers, words, created_at } = held;
  const sealed = await sealWords({ ...words, [COVER]: await coverOf(held, revision, true) }, keys.entries, { kind, id, owner, revision });
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

export type Received = { readonly held: Held; readonly covered: boolean; readonly listed: boolean };

/**
 * An entry from the server, opened. Throws VaultError("cannot_open") when its words do not belong to this place and
 * revision, and ("changed") when something beside them is not what was written there. `gone` are places that the same
 * answer says to be deleted.
 */
export async function receive(wire: EntryWire, kind: string, gone?: ReadonlySet<string>): Promise<Received> {
  const { held: there, cover } = await opened(wire, kind);
  if (!cover) return { held: there, covered: false, listed: false };
  // A server of before keeps no column that it does not know; nor does one that wants it away get that.
  const held = { ...there, columns: { ...(cover.columns as Fields), ...there.columns } };
  await requireAsWritten(cover, held, gone);
  return { held: { ...held, created_at: cover.created_at }, covered: true, listed: cover.listed === true };
}

export async function fromWire(wire: EntryWire, kind: string): Promise<Held> {
  return (await receive(wire, kind)).held;
}

/** What shows the person's other devices that it was them: for the revision that the deletion becomes. */
export function deletionOf({ kind, id }: Place, revision: number): Promise<string> {
  const { keys, owner } = requireVault();
  return proveDeletion(keys.deletions, { kind, owner, id, revision });
}

/** Whether the person deleted it. */
export async function isTheirDeletion({ id, revision, deleted_at, proof }: EntryWire, kind: string): Promise<boolean> {
  const { keys, owner } = requireVault();
  return deleted_at !== null && isProven(proof, keys.deletions, { kind, owner, id, revision });
}

/** As it came, what stands beside the words, and what its writer sealed of that. Throws VaultError("cannot_open"). */
export async function opened(wire: EntryWire, kind: string): Promise<{ held: Held; cover: Cover | null }> {
  const { keys, owner } = requireVault();
  const { id, revision, created_at, updated_at, answers } = wire;
  const { words, cover } =
    wire.words === null ? { words: {}, cover: null } : await openCovered<Fields>(wire.words, keys.entries, { kind, owner, id, revision });
  const columns = Object.fromEntries(Object.entries(wire).filter(([name]) => !OWN_FIELDS.has(name))) as Fields;
  return { held: { columns, answers: answers as Fields, words, created_at, updated_at }, cover: readCover(cover, revision) };
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
