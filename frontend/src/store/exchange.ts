import { ApiError, Offline } from '../api/errors';
import { call } from '../api/transport';
import type { EntryWire, SyncError, SyncOperation, SyncResult, SyncResults } from '../api/types';
import { VaultError } from '../vault/errors';
import { bytesOf, MOST_BYTES } from '../vault/size';
import type { StoredOperation } from './db';
import type { Care, Held } from './kinds';
import { openHeld, sealHeld } from './local';
import { recordRefused } from './looks';
import { areMarks } from './marks';
import type { Outcome } from './settle';
import { sealDigest } from './was';
import { deletionOf, fromWire, isEntryWire, isTheirDeletion, sameContent, toWire } from './wire';

const encoder = new TextEncoder();

/** An operation sealed for the server, and how many bytes it adds to a request. */
export type Prepared = {
  readonly operation: StoredOperation;
  readonly held: Held;
  readonly wire: SyncOperation;
  readonly bytes: number;
  /** The server would never take it: it waits here until the person makes it shorter. */
  readonly tooLarge: boolean;
};

/**
 * What came of sending a batch: an outcome for each operation in order, or none at all. `refused`: the server takes
 * nothing of such a request, and can't say which operation it is about. `unreached`: nothing of ours answered in
 * time. `set_back`: the server stands at an earlier time than this device has seen.
 */
export type Exchanged =
  | { readonly type: 'answered'; readonly outcomes: readonly Outcome[]; readonly marks: readonly string[] }
  | { readonly type: 'refused'; readonly error: ApiError }
  | { readonly type: 'signed_out' }
  | { readonly type: 'set_back' }
  | { readonly type: 'unreached' }
  | { readonly type: 'later'; readonly retryAfter: number | null };

export async function prepare(operation: StoredOperation): Promise<Prepared> {
  const { kind, id, act, base, key } = operation;
  const held = await openHeld(operation.box, operation);
  const body = act === 'put' ? { body: await toWire(held, operation, base + 1) } : act === 'delete' ? { proof: await deletionOf(operation, base + 1) } : {};
  const tooLarge = act === 'put' && bytesOf(held.words) > MOST_BYTES;
  const wire = { kind, id, act, base_revision: base, idempotency_key: key, ...body };
  return { operation, held, wire, bytes: encoder.encode(JSON.stringify(wire)).length + 1, tooLarge };
}

/**
 * Sends operations, one at most for each entry; `known` is the newest mark that was seen. Only what nobody foresaw is
 * thrown.
 */
export async function exchange(batch: readonly Prepared[], known: string | undefined): Promise<Exchanged> {
  try {
    const answer = await call<unknown>('POST', '/api/v1/sync', { body: { known, operations: batch.map(({ wire }) => wire) } });
    const { results, marks } = resultsIn(answer, batch);
    const outcomes = await Promise.all(batch.map((one, index) => outcomeOf(one, results[index] as SyncResult)));
    return { type: 'answered', outcomes, marks };
  } catch (error) {
    if (error instanceof Offline) return { type: 'unreached' };
    if (!(error instanceof ApiError)) throw error;
    if (error.status === 401) return { type: 'signed_out' };
    if (error.code === 'unknown_history') return { type: 'set_back' };
    // Of what was sent. Any other refusal is of the call (a server of before, a cookie that is gone) and of no write.
    if ([400, 413, 422].includes(error.status)) return { type: 'refused', error };
    return { type: 'later', retryAfter: error.retryAfter };
  }
}

/**
 * The results, one for each operation. Throws Offline for an answer that only something else than our server can have
 * given.
 */
function resultsIn(answer: unknown, batch: readonly Prepared[]): Pick<SyncResults, 'results' | 'marks'> {
  const { results, marks } = (answer ?? {}) as Partial<SyncResults>;
  if (!Array.isArray(results) || !areMarks(marks)) throw new Offline();
  if (!batch.every(({ wire }, index) => isResult(results[index], wire.id))) throw new Offline();
  return { results: results as SyncResult[], marks: [...marks] };
}

function isResult(value: unknown, id: string): boolean {
  const { status, entry, error } = (value ?? {}) as Partial<SyncResult>;
  if (typeof status !== 'number') return false;
  if (error === null) return isEntryWire(entry, id);
  if (typeof error?.code !== 'string' || typeof error.message !== 'string') return false;
  return error.code !== 'stale_revision' || error.detail?.['current'] === null || isEntryWire(error.detail?.['current'], id);
}

async function outcomeOf(one: Prepared, result: SyncResult): Promise<Outcome> {
  try {
    return result.error ? await declined(one, result.status, result.error) : await accepted(one, result.entry as EntryWire);
  } catch (error) {
    if (!(error instanceof VaultError)) throw error;
    if (error.code === 'locked') return { type: 'later' };
    await doubt(one.operation, error, result);
    return { type: 'aside' };
  }
}

/** What stands there can't be trusted: this one waits for the person, and no other for it. */
function doubt({ kind, id }: StoredOperation, { code }: VaultError, { entry, error }: SyncResult): Promise<void> {
  const wire = (entry ?? error?.detail['current']) as EntryWire;
  return recordRefused([{ kind, id, reason: code === 'changed' ? code : 'cannot_open', wire }], []);
}

async function accepted({ operation, held }: Prepared, wire: EntryWire): Promise<Outcome> {
  const { act, base } = operation;
  // A server that answers a write with an older revision has lost it, or pretends to: keep the operation and ask
  // again later.
  if (wire.revision < base + 1) return { type: 'later' };
  if (wire.revision === base + 1) {
    const was = act === 'delete' ? { was: await sealDigest(held, operation) } : {};
    const confirmed = { type: 'confirmed', revision: wire.revision, cursor: wire.cursor, deleted: act === 'delete', ...was, own: true } as const;
    if (act !== 'put' || !isDueSince(held, wire)) return { ...confirmed, box: null };
    return { ...confirmed, box: await sealHeld(await fromWire(wire, operation.kind), operation), added: true };
  }
  return replayed(operation, held, wire);
}

/**
 * Whether the server marked the check due meanwhile. The mark comes with this answer alone: its cursor passes by the
 * place where it was made.
 */
function isDueSince({ columns }: Held, wire: EntryWire): boolean {
  const [here, there] = [columns as Care, wire as Care].map(({ route_due_at }) => Date.parse(route_due_at ?? '') || 0) as [number, number];
  return there > here;
}

/** The answer to an operation that had arrived before: somebody may have written since. */
async function replayed(operation: StoredOperation, held: Held, wire: EntryWire): Promise<Outcome> {
  const { revision, cursor } = wire;
  if (wire.deleted_at !== null) {
    if (operation.act !== 'delete' && !(await isTheirDeletion(wire, operation.kind))) return { type: 'conflict', theirs: { revision, cursor, box: null } };
    return { type: 'confirmed', revision, cursor, deleted: true, box: null, own: operation.act === 'delete' };
  }
  const now = await fromWire(wire, operation.kind);
  const own = operation.act === 'put' && sameContent(now, held);
  return { type: 'confirmed', revision, cursor, deleted: false, box: await sealHeld(now, operation), own };
}

async function declined({ operation, held }: Prepared, status: number, error: SyncError): Promise<Outcome> {
  const { code, message, fields, detail } = error;
  // A server of before this app: what waits goes once it is upgraded, and may not be taken for gone meanwhile.
  if (code === 'not_known_yet') return { type: 'aside' };
  if (code === 'account_full') return { type: 'later', full: true };
  const wait = Number(detail['retry_after']);
  if (status === 429 && wait > 0) return { type: 'later', retryAfter: wait };
  if (status >= 500 || status === 424 || status === 429 || status === 408) return { type: 'later' };
  if (code === 'stale_revision') {
    const current = detail['current'] as EntryWire | null;
    return current ? stale(operation, held, current) : { type: 'conflict', theirs: { revision: 0, box: null } };
  }
  if (code === 'gone') return gone(operation, Number(detail['revision'] ?? operation.base));
  if (code === 'not_found' && operation.act === 'delete') return gone(operation, operation.base + 1);
  // A revision of something that is not there any more: it was erased for good elsewhere. What was typed is still
  // here to keep.
  if (code === 'not_found' && operation.base > 0) return { type: 'conflict', theirs: { revision: 0, box: null } };
  return { type: 'refused', error: { status, code, message, fields } };
}

async function stale(operation: StoredOperation, held: Held, current: EntryWire): Promise<Outcome> {
  if (current.deleted_at !== null) return gone(operation, current.revision);
  const now = await fromWire(current, operation.kind);
  const box = await sealHeld(now, operation);
  const { revision, cursor } = current;
  // The same words on both sides: our own write arrived, and its answer or its key was lost.
  if (operation.act !== 'delete' && sameContent(now, held)) return { type: 'confirmed', revision, cursor, deleted: false, box, own: true };
  return { type: 'conflict', theirs: { revision, cursor, box } };
}

function gone(operation: StoredOperation, revision: number): Outcome {
  if (operation.act === 'delete') return { type: 'confirmed', revision, deleted: true, box: null, own: true };
  return { type: 'conflict', theirs: { revision, box: null } };
}
