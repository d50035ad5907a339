import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';

import { onForget } from '../vault/forget';
import { vault } from '../vault/open-vault';
import type { StoredOperation } from './db';
import type { Kind, OpenEntry } from './kinds';
import { openHeld } from './local';
import { operationsOf } from './outbox';
import { opened } from './shelf';

/**
 * saving_on_device: a write is on its way into the device's store. saved_on_device: it is there, and not everywhere yet.
 * needs_attention: a write could not be stored, was refused, or met another version; what was typed is kept.
 */
export type SaveState =
  | 'saving_on_device'
  | 'saved_on_device'
  | 'saving_everywhere'
  | 'saved_everywhere'
  | 'needs_attention';

/** A write the server refused, with its text. */
export type Parked = {
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

/** Something from the server that this device did not take. */
export type Refused = { readonly kind: string; readonly id: string; readonly reason: 'rolled_back' | 'cannot_open' };

/** The state of one entry, for a line beneath it. */
export type EntryState = 'synced' | 'waiting' | 'parked' | 'conflict';

export const storing = signal(0); // writes on their way into the store
export const storageTrouble = signal(false); // the last one did not get there; it is still in memory
export const flushing = signal(false);
export const operations = signal<readonly StoredOperation[]>([]);

const parkedSignal = signal<readonly Parked[]>([]);
const conflictsSignal = signal<readonly Conflict[]>([]);
const refusedSignal = signal<readonly Refused[]>([]);

export const parkedList: ReadonlySignal<readonly Parked[]> = parkedSignal;
export const conflictList: ReadonlySignal<readonly Conflict[]> = conflictsSignal;
export const refused: ReadonlySignal<readonly Refused[]> = refusedSignal;

/** How many writes are on this device only. For sign-out, which has to say so; never shown as a count to work off. */
export const unsyncedCount: ReadonlySignal<number> = computed(() => operations.value.length + storing.value);

export const saveState: ReadonlySignal<SaveState> = computed(() => {
  if (storageTrouble.value || parkedSignal.value.length > 0 || conflictsSignal.value.length > 0) return 'needs_attention';
  if (storing.value > 0) return 'saving_on_device';
  if (operations.value.length === 0) return 'saved_everywhere';
  return flushing.value ? 'saving_everywhere' : 'saved_on_device';
});

export function stateOf(kind: Kind, id: string): EntryState {
  const first = operations.value.find((operation) => operation.kind === kind && operation.id === id);
  if (!first) return 'synced';
  return first.state === 'parked' || first.state === 'conflict' ? first.state : 'waiting';
}

export function noteRefused(items: readonly Refused[], cleared: readonly { kind: string; id: string }[]): void {
  const gone = new Set([...items, ...cleared].map(({ kind, id }) => `${kind}/${id}`));
  refusedSignal.value = [...refusedSignal.value.filter(({ kind, id }) => !gone.has(`${kind}/${id}`)), ...items];
}

/** Reads the outbox again. Called after everything that changes it, in this tab or another. */
export async function refreshOutbox(): Promise<void> {
  const owner = vault.peek()?.owner;
  if (owner === undefined) return;
  const stored = await operationsOf(owner);
  const parkedNow: Parked[] = [];
  const conflictsNow: Conflict[] = [];
  for (const operation of stored) {
    const { kind, id, seq, base, state, error, theirs } = operation;
    if (state === 'parked' && error) {
      const entry = opened(kind, id, base, await openHeld(operation.box, operation));
      parkedNow.push({ seq, entry, error, removal: operation.act === 'delete' });
    }
    if (state === 'conflict' && theirs) {
      const mine = operation.act === 'delete' ? null : opened(kind, id, base, await openHeld(operation.box, operation));
      const other = theirs.box === null ? null : opened(kind, id, theirs.revision, await openHeld(theirs.box, operation));
      conflictsNow.push({ id, kind: kind as Kind, mine, theirs: other });
    }
  }
  batch(() => {
    operations.value = stored;
    parkedSignal.value = parkedNow;
    conflictsSignal.value = conflictsNow;
  });
}

onForget(() =>
  batch(() => {
    storageTrouble.value = false;
    operations.value = [];
    parkedSignal.value = [];
    conflictsSignal.value = [];
    refusedSignal.value = [];
  }),
);
