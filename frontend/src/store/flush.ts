import { ApiError } from '../api/errors';
import { requireVault, vault } from '../vault/open-vault';
import { tryBehindQuestions } from './behind-questions';
import type { StoredOperation } from './db';
import { isDirty } from './dirty';
import { ownConfirmed } from './editing';
import { type Exchanged, exchange, prepare, type Prepared } from './exchange';
import { recordRefused } from './looks';
import { cursorOf, hear, newestOf } from './marks';
import { outboxAfter } from './outbox';
import { reload, showCareful } from './reload';
import { type Answered, claim, type Confirmed, type Outcome, settle, staysAsItIs } from './settle';
import { findOn, showMany } from './opened';
import { flushing, noRoom, refreshOutbox, standAside, stateOf, unsyncedCount } from './status';
import { noteWritten } from './stock';
import { type Changed, tellTabs } from './tabs';
import type { Kind, Place } from './kinds';

const MOST_OPERATIONS = 100; // as the server takes them
const PAGE = 100;
const MOST_BYTES = 240 * 1024; // the server reads bodies of 256 KiB
const LEAST_BYTES = 8 * 1024;
const TOO_LARGE: Exchanged = { type: 'refused', error: new ApiError(413, 'too_large', 'longer than fits') };

export type FlushResult =
  | { readonly type: 'done' }
  | { readonly type: 'signed_out' }
  | { readonly type: 'set_back' }
  | { readonly type: 'later'; readonly retryAfter: number | null };

/**
 * What a request may hold. A slow line does not carry a large one within its time: halved when one did not come
 * through.
 */
let room = MOST_BYTES;

/**
 * Sends what waits, in order for each entry, until nothing can go or something says stop. One tab at a time (see
 * `sync`).
 */
export async function flush(): Promise<FlushResult> {
  const { owner } = requireVault();
  let limit = MOST_OPERATIONS;
  const aside = new Set<string>(); // what can't go, here or there, until the next round
  try {
    for (;;) {
      let sent = false;
      for await (const batch of batches(owner, () => limit, aside)) {
        sent = true;
        flushing.value = true;
        const result = await deliver(batch, aside);
        if (result === 'one_by_one') limit = 1;
        else if (result) return result;
      }
      if (sent) continue;
      // What still counts as waiting waits for the person, or was sent by a tab that died before it could tell.
      if (unsyncedCount.peek() > 0) await refreshOutbox();
      return { type: 'done' };
    }
  } finally {
    flushing.value = false;
  }
}

/** What can go now, once over the outbox, in requests that the server takes. */
async function* batches(owner: string, limit: () => number, aside: Set<string>): AsyncGenerator<Prepared[]> {
  let batch: Prepared[] = [];
  let bytes = 0;
  for await (const operation of sendable(owner, aside)) {
    const next = await prepare(operation).catch((error: unknown) => standAside(operation, error));
    if (!next) {
      aside.add(placeOf(operation));
      continue;
    }
    const alone = next.tooLarge;
    if (batch.length > 0 && (alone || batch.length >= limit() || bytes + next.bytes > room)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    if (alone) {
      yield [next];
      continue;
    }
    batch.push(next);
    bytes += next.bytes;
  }
  if (batch.length > 0) yield batch;
}

/**
 * The first operation of each entry, unless that one waits for the person: what comes after it may depend on its
 * answer.
 */
async function* sendable(owner: string, aside: ReadonlySet<string>): AsyncGenerator<StoredOperation> {
  const seen = new Set<string>(aside);
  let page = await outboxAfter(0, PAGE);
  while (page.length > 0) {
    for (const operation of page) {
      const place = placeOf(operation);
      if (operation.owner !== owner || seen.has(place)) continue;
      seen.add(place);
      if (operation.state === 'waiting' || operation.state === 'sent') yield operation;
    }
    page = await outboxAfter(page.at(-1)?.seq ?? 0, PAGE);
  }
}

function placeOf({ kind, id }: Place): string {
  return `${kind}/${id}`;
}

/** Null when the next batch can go. */
async function deliver(prepared: readonly Prepared[], aside: Set<string>): Promise<FlushResult | 'one_by_one' | null> {
  const claimed = await claim(prepared.map(({ operation }) => operation));
  // the others were changed in the meantime
  const batch = prepared.filter(({ operation }) => claimed.has(operation.key));
  if (batch.length === 0) return null;
  const { owner } = requireVault();
  const answer: Exchanged = batch[0]?.tooLarge ? TOO_LARGE : await exchange(batch, newestOf(await cursorOf(owner)));
  // It stays as it was sent: somebody who signed out meanwhile leaves nothing of it here.
  if (vault.peek()?.owner !== owner) return { type: 'later', retryAfter: null };
  room = answer.type === 'unreached' ? Math.max(LEAST_BYTES, room / 2) : Math.min(MOST_BYTES, room * 2);
  if (answer.type === 'signed_out' || answer.type === 'set_back' || answer.type === 'later') return answer;
  if (answer.type === 'unreached') return { type: 'later', retryAfter: null };
  if (answer.type === 'refused' && batch.length > 1) return 'one_by_one';
  if (answer.type === 'answered') await hear(owner, answer.marks);
  const outcomes = answer.type === 'answered' ? answer.outcomes : [refusal(answer)];
  noRoom.value = outcomes.some((outcome) => outcome.type === 'later' && outcome.full);
  await apply(inTheirOrder(prepared, new Map(batch.map(({ operation }, index) => [operation.seq, outcomes[index] as Outcome]))));
  for (const [index, { operation }] of batch.entries()) if (outcomes[index]?.type === 'aside') aside.add(placeOf(operation));
  if (!outcomes.some(({ type }) => type === 'later')) return null;
  const waits = outcomes.flatMap((outcome) => (outcome.type === 'later' ? (outcome.retryAfter ?? []) : []));
  return { type: 'later', retryAfter: waits.length > 0 ? Math.max(...waits) : null };
}

/**
 * What may be about something that the server has not taken yet (an answer to a card, a repair about a person) is not
 * refused for that: it is sent again behind it.
 */
function inTheirOrder(prepared: readonly Prepared[], outcomes: ReadonlyMap<number, Outcome>): Answered[] {
  let waits = false;
  return prepared.flatMap(({ operation }) => {
    const outcome = outcomes.get(operation.seq);
    if (!outcome || staysAsItIs(outcome)) waits = true;
    if (!outcome) return [];
    return [{ operation, outcome: waits && outcome.type === 'refused' ? { type: 'later' as const } : outcome }];
  });
}

function refusal({ error }: Extract<Exchanged, { type: 'refused' }>): Outcome {
  const { status, code, message, fields } = error;
  return { type: 'refused', error: { status, code, message, fields } };
}

async function apply(answered: readonly Answered[]): Promise<void> {
  const settled = answered.filter(({ outcome }) => !staysAsItIs(outcome));
  await settle(settled);
  await recordRefused([], settled.filter(({ outcome }) => isKnown(outcome)).map(({ operation }) => operation));
  const confirmed: { operation: StoredOperation; outcome: Confirmed }[] = [];
  for (const { operation, outcome } of settled) if (outcome.type === 'confirmed') confirmed.push({ operation, outcome });
  // Before anything else runs: what is typed from now on is made upon these.
  for (const { operation, outcome } of confirmed) if (outcome.own) noteOwn(operation, outcome);
  await refreshOutbox(settled.map(({ operation }) => operation));
  await tryBehindQuestions(confirmed.map(({ operation }) => operation));
  await showConfirmed(confirmed);
  await showCareful(settled.flatMap(({ operation: { kind, id }, outcome }) => (outcome.type === 'conflict' ? [{ kind, id, theirs: outcome.theirs.box }] : [])));
  const owner = answered[0]?.operation.owner;
  if (owner !== undefined && settled.length > 0) tellTabs({ type: 'changed', owner, entries: settled.map(changed) });
}

/** Whether what stands there is the person's own, as it should be: there is nothing more to look at. */
function isKnown(outcome: Outcome): boolean {
  return outcome.type === 'confirmed' || (outcome.type === 'conflict' && outcome.theirs.box !== null);
}

function noteOwn({ kind, id }: StoredOperation, { revision, deleted }: Confirmed): void {
  ownConfirmed(kind, id, revision);
  noteWritten(kind, id, revision, deleted);
}

async function showConfirmed(confirmed: readonly { operation: StoredOperation; outcome: Confirmed }[]): Promise<void> {
  const others: StoredOperation[] = [];
  const shown = confirmed.flatMap(({ operation, outcome }) => {
    const { kind, id } = operation;
    const stands = outcome.own && !outcome.deleted && (!outcome.added || isDirty(kind, id));
    const entry = stands ? findOn(kind as Kind, id) : undefined;
    const order = outcome.cursor !== undefined && stateOf(kind as Kind, id) === 'synced' && !isDirty(kind, id) ? { order: outcome.cursor } : {};
    if (entry) return [{ kind, id, entry: { ...entry, revision: outcome.revision, ...order } }];
    if (!isDirty(kind, id)) others.push(operation);
    return [];
  });
  showMany(shown);
  await reload(others);
}

function changed({ operation, outcome }: Answered): Changed {
  const { kind, id } = operation;
  return outcome.type === 'confirmed' && outcome.own && !outcome.added ? { kind, id, own: outcome.revision } : { kind, id };
}
