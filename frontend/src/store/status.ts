import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';

import { VaultError } from '../vault/errors';
import { onForget } from '../vault/forget';
import { vault } from '../vault/open-vault';
import type { StoredOperation } from './db';
import { inMemory } from './in-memory';
import type { Kind, OpenEntry, Place } from './kinds';
import { openHeld } from './local';
import { recordRefused } from './looks';
import { operationsOf, operationsOn } from './outbox';
import { opened } from './opened';

export { type Refused, refused } from './looks';

/**
 * Where what was written is. saving_on_device: on its way into the device's store. saved_on_device: there, and not
 * everywhere yet. needs_attention: there, and refused or met by another version. Where the browser keeps nothing:
 * saved_on_server, sending_unkept (on its way there, and in this page alone), kept_nowhere (not on its way either, for
 * there is no connection or no room), attention_unkept (refused or met by another version, and in this page alone).
 */
export type SaveState = OnDevice | InMemory;
type OnDevice = 'saving_on_device' | 'saved_on_device' | 'saving_everywhere' | 'saved_everywhere' | 'needs_attention';
type InMemory = 'saved_on_server' | 'sending_unkept' | 'kept_nowhere' | 'attention_unkept';

/** A write the server refused, with its text. */
export type Rejected = {
  readonly seq: number;
  readonly entry: OpenEntry;
  readonly removal: boolean; // the person had deleted it
  readonly error: NonNullable<StoredOperation['error']>;
};

/** Two versions of one entry; the person chooses. `null` stands for "deleted". */
export type Conflict = {
  readonly id: string; // the entry's
  readonly kind: Kind;
  readonly mine: OpenEntry | null;
  readonly theirs: OpenEntry | null;
};

/** The state of one entry, for a line beneath it. */
export type EntryState = 'synced' | 'waiting' | 'rejected' | 'conflict';

export const storing = signal(0); // writes on their way into the store
export const storageTrouble = signal(false); // the last one did not get there; it is still in memory
export const flushing = signal(false);
// the server answered the last time, and the browser says that there is a connection
export const reached = signal(true);
export const noRoom = signal(false); // the account is full: what waits stays where it is

// What the outbox holds, by entry. Read again for the entries that changed and for no other, so that one change costs
// the same however many wait. `changes` is read by whoever shows something of it.
const outbox = new Map<string, readonly StoredOperation[]>();
const rejectedOn = new Map<string, readonly Rejected[]>();
const conflictsOn = new Map<string, readonly Conflict[]>();
const changes = signal(0);
const queued = signal(0);

const rejectedSignal = signal<readonly Rejected[]>([]);
const conflictsSignal = signal<readonly Conflict[]>([]);

export const rejectedList: ReadonlySignal<readonly Rejected[]> = rejectedSignal;
export const conflictList: ReadonlySignal<readonly Conflict[]> = conflictsSignal;

/** How many writes are on this device only. For sign-out, which has to say so; never shown as a count to work off. */
export const unsyncedCount: ReadonlySignal<number> = computed(() => queued.value + storing.value);

const asksForALook = computed(() => rejectedSignal.value.length > 0 || conflictsSignal.value.length > 0);

export const saveState: ReadonlySignal<SaveState> = computed(() => (inMemory.value || storageTrouble.value ? unkeptState() : keptState()));

function keptState(): OnDevice {
  if (storing.value > 0) return 'saving_on_device';
  if (asksForALook.value) return 'needs_attention';
  if (queued.value === 0) return 'saved_everywhere';
  return flushing.value ? 'saving_everywhere' : 'saved_on_device';
}

function unkeptState(): InMemory {
  if (asksForALook.value) return 'attention_unkept';
  if (unsyncedCount.value === 0) return 'saved_on_server';
  return reached.value && !storageTrouble.value && !noRoom.value ? 'sending_unkept' : 'kept_nowhere';
}

/** Whether something that was written would be gone with this page. */
export const keptNowhere: ReadonlySignal<boolean> = computed(() => (inMemory.value || storageTrouble.value) && unsyncedCount.value > 0);

export function stateOf(kind: Kind, id: string): EntryState {
  void changes.value; // whoever asks is told of the next change
  const first = outbox.get(`${kind}/${id}`)?.[0];
  if (!first) return 'synced';
  return first.state === 'rejected' || first.state === 'conflict' ? first.state : 'waiting';
}

/** Everything that the server has not confirmed, in order of writing. */
export function outboxNow(): readonly StoredOperation[] {
  return [...outbox.values()].flat().sort((a, b) => a.seq - b.seq);
}

let last: Promise<void> = Promise.resolve();

/**
 * Reads the outbox again, whole or for these entries. Called after everything that changes it, in this tab or
 * another. One reading after the other, so that an older one never comes out on top.
 */
export function refreshOutbox(places?: readonly Place[]): Promise<void> {
  const reading = last.then(() => read(places));
  last = reading.catch(() => undefined);
  return reading;
}

async function read(places: readonly Place[] | undefined): Promise<void> {
  const owner = vault.peek()?.owner;
  if (owner === undefined) return;
  const found = places ? await onPlaces(owner, places) : byEntry(await operationsOf(owner));
  const known = await Promise.all([...found].map(async ([key, all]) => ({ key, all, ...(await forThePerson(all)) })));
  if (vault.peek()?.owner !== owner) return;
  if (!places) for (const kept of [outbox, rejectedOn, conflictsOn]) kept.clear();
  let count = places ? queued.peek() : 0;
  let asks = !places;
  for (const { key, all, rejected, conflicts } of known) {
    count += all.length - (outbox.get(key)?.length ?? 0);
    asks ||= rejected.length > 0 || conflicts.length > 0 || rejectedOn.has(key) || conflictsOn.has(key);
    keep(outbox, key, all);
    keep(rejectedOn, key, rejected);
    keep(conflictsOn, key, conflicts);
  }
  batch(() => {
    changes.value += 1;
    queued.value = count;
    if (!asks) return;
    rejectedSignal.value = [...rejectedOn.values()].flat();
    conflictsSignal.value = [...conflictsOn.values()].flat();
  });
}

async function onPlaces(owner: string, places: readonly Place[]): Promise<Map<string, readonly StoredOperation[]>> {
  const found = await operationsOn(owner, places);
  return new Map(places.map(({ kind, id }, index) => [`${kind}/${id}`, found[index] ?? []]));
}

function byEntry(operations: readonly StoredOperation[]): Map<string, readonly StoredOperation[]> {
  const found = new Map<string, StoredOperation[]>();
  for (const operation of operations) {
    const key = `${operation.kind}/${operation.id}`;
    const others = found.get(key);
    if (others) others.push(operation);
    else found.set(key, [operation]);
  }
  return found;
}

function keep<Item>(where: Map<string, readonly Item[]>, key: string, items: readonly Item[]): void {
  if (items.length > 0) where.set(key, items);
  else where.delete(key);
}

type Waiting = { readonly rejected: Rejected[]; readonly conflicts: Conflict[] };

/** What of an entry's operations waits for the person, opened. One that does not open stands aside. */
async function forThePerson(all: readonly StoredOperation[]): Promise<Waiting> {
  const found: Waiting = { rejected: [], conflicts: [] };
  for (const operation of all) {
    await openInto(found, operation).catch((error: unknown) => standAside(operation, error));
  }
  return found;
}

async function openInto({ rejected, conflicts }: Waiting, operation: StoredOperation): Promise<void> {
  const { kind, id, seq, base, state, error, theirs } = operation;
  if (state === 'rejected' && error) {
    const entry = opened(kind, id, base, await openHeld(operation.box, operation));
    rejected.push({ seq, entry, error, removal: operation.act === 'delete' });
  }
  if (state === 'conflict' && theirs) {
    const mine = operation.act === 'delete' ? null : opened(kind, id, base, await openHeld(operation.box, operation));
    const other = theirs.box === null ? null : opened(kind, id, theirs.revision, await openHeld(theirs.box, operation));
    conflicts.push({ id, kind: kind as Kind, mine, theirs: other });
  }
}

/** What does not open holds up nothing else. Throws whatever else went wrong. */
export function standAside({ kind, id }: Place, error: unknown): null {
  if (!(error instanceof VaultError && error.code === 'cannot_open')) throw error;
  void recordRefused([{ kind, id, reason: 'cannot_open' }], []);
  return null;
}

onForget(() =>
  batch(() => {
    for (const kept of [outbox, rejectedOn, conflictsOn]) kept.clear();
    storageTrouble.value = false;
    noRoom.value = false;
    changes.value += 1;
    queued.value = 0;
    rejectedSignal.value = [];
    conflictsSignal.value = [];
  }),
);
