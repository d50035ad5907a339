import { ApiError, Offline } from '../api/errors';
import { call } from '../api/transport';
import type { EntryWire } from '../api/types';
import type { StoredOperation } from './db';
import type { Held } from './kinds';
import { openHeld, sealHeld } from './local';
import { fromWire, sameContent, toWire } from './wire';

/** What came of sending one operation. */
export type Outcome =
  | { readonly type: 'confirmed'; readonly revision: number; readonly deleted: boolean; readonly box: string | null; readonly own: boolean }
  | { readonly type: 'conflict'; readonly theirs: NonNullable<StoredOperation['theirs']> }
  | { readonly type: 'refused'; readonly error: NonNullable<StoredOperation['error']> }
  | { readonly type: 'signed_out' }
  | { readonly type: 'later'; readonly retryAfter: number | null };

/** Sends one operation. Only what nobody foresaw is thrown. */
export async function exchange(operation: StoredOperation): Promise<Outcome> {
  const held = await openHeld(operation.box, operation);
  try {
    return await accepted(operation, held, await transmit(operation, held));
  } catch (error) {
    if (error instanceof Offline) return { type: 'later', retryAfter: null };
    if (error instanceof ApiError) return declined(operation, held, error);
    throw error;
  }
}

async function transmit(operation: StoredOperation, held: Held): Promise<EntryWire | null> {
  const { kind, id, act, base, key } = operation;
  const path = `/api/v1/${kind}/${id}`;
  const headers = { 'If-Match': `"${base}"`, 'Idempotency-Key': key };
  if (act === 'put') return call('PUT', path, { headers, body: await toWire(held, operation, base + 1) });
  if (act === 'restore') return call('POST', `${path}/restore`, { headers });
  return (await call<EntryWire | undefined>('DELETE', path, { headers })) ?? null;
}

async function accepted(operation: StoredOperation, held: Held, wire: EntryWire | null): Promise<Outcome> {
  const { act, base } = operation;
  if (wire === null) return { type: 'confirmed', revision: base + 1, deleted: true, box: null, own: true };
  // A server that answers a write with an older revision has lost it, or pretends to: keep the operation and ask again later.
  if (wire.revision < base + 1) return { type: 'later', retryAfter: null };
  if (wire.revision === base + 1) {
    return { type: 'confirmed', revision: wire.revision, deleted: act === 'delete', box: null, own: true };
  }
  return replayed(operation, held, wire);
}

/** The answer to an operation that had arrived before: somebody may have written since. */
async function replayed(operation: StoredOperation, held: Held, wire: EntryWire): Promise<Outcome> {
  const { revision } = wire;
  if (wire.deleted_at !== null) {
    return { type: 'confirmed', revision, deleted: true, box: null, own: operation.act === 'delete' };
  }
  const now = await fromWire(wire, operation.kind);
  const own = operation.act === 'put' && sameContent(now, held);
  return { type: 'confirmed', revision, deleted: false, box: await sealHeld(now, operation), own };
}

async function declined(operation: StoredOperation, held: Held, error: ApiError): Promise<Outcome> {
  const { status, code, message, fields } = error;
  if (status === 401) return { type: 'signed_out' };
  if (status >= 500 || status === 429 || status === 408) return { type: 'later', retryAfter: error.retryAfter };
  if (status === 409 && code === 'stale_revision') return stale(operation, held, error.detail['current'] as EntryWire);
  if (status === 409 && code === 'gone') return gone(operation, Number(error.detail['revision'] ?? operation.base));
  if (status === 404 && operation.act === 'delete') {
    return { type: 'confirmed', revision: operation.base + 1, deleted: true, box: null, own: true };
  }
  // A revision of something that is not there any more: it was erased for good elsewhere. What was typed is still here to keep.
  if (status === 404 && operation.base > 0) return { type: 'conflict', theirs: { revision: 0, box: null } };
  return { type: 'refused', error: { status, code, message, fields } };
}

async function stale(operation: StoredOperation, held: Held, current: EntryWire): Promise<Outcome> {
  if (current.deleted_at !== null) return gone(operation, current.revision);
  const now = await fromWire(current, operation.kind);
  const box = await sealHeld(now, operation);
  const { revision } = current;
  // The same words on both sides: our own write arrived, and its answer or its key was lost.
  if (operation.act !== 'delete' && sameContent(now, held)) return { type: 'confirmed', revision, deleted: false, box, own: true };
  return { type: 'conflict', theirs: { revision, box } };
}

function gone(operation: StoredOperation, revision: number): Outcome {
  if (operation.act === 'delete') return { type: 'confirmed', revision, deleted: true, box: null, own: true };
  return { type: 'conflict', theirs: { revision, box: null } };
}
