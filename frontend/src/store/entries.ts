import type { ReadonlySignal } from '@preact/signals';

import { onForget } from '../vault/forget';
import { requireVault } from '../vault/open-vault';
import { hold } from './editing';
import type { EntryContent, Held, Kind, OpenEntry } from './kinds';
import { persist, settled } from './persist';
import { findOn, listOf, show } from './opened';
import { justTyped } from './order';
import { stateOf } from './status';
import { uuid7 } from './uuid7';

const UNDO_MS = 30_000;

type Removed = { readonly entry: OpenEntry; readonly timer: ReturnType<typeof setTimeout> };
const removed = new Map<string, Removed>();

/** All entries of a kind with their words opened, newest first; deleted ones are not among them. */
function of<K extends Kind>(kind: K): ReadonlySignal<readonly OpenEntry<K>[]> {
  return listOf(kind);
}

/** Reading it inside a component or a computed signal subscribes to the kind. */
function find<K extends Kind>(kind: K, id: string): OpenEntry<K> | undefined {
  return findOn(kind, id);
}

/**
 * Writes an entry as it now stands and gives it back at once; `id` null makes a new one. Safe to call on every
 * keystroke: what was not sent yet is replaced. In the device's store it stands with its operation in one transaction
 * (`settled`, `saveState`). A screen that edits for a while calls `hold` first. Throws VaultError("locked").
 */
function put<K extends Kind>(kind: K, id: string | null, content: EntryContent<K>): OpenEntry<K> {
  requireVault();
  const now = new Date().toISOString();
  const before = id === null ? undefined : (findOn(kind, id) ?? takeRemoved(kind, id));
  const held = {
    columns: content.columns,
    answers: content.answers,
    words: content.words,
    created_at: before?.created_at ?? now,
    updated_at: now,
  };
  const entry = { kind, id: id ?? uuid7(), revision: before?.revision ?? 0, order: justTyped(), ...held } as OpenEntry<K>;
  show(kind, entry.id, entry as unknown as OpenEntry);
  persist({ kind, id: entry.id, revision: entry.revision, act: 'put', held: structuredClone(held) as Held });
  return entry;
}

/**
 * Deletes an entry; `restore` takes it back for 30 seconds. Nothing happens when it is not there. Throws
 * VaultError("locked").
 */
function remove(kind: Kind, id: string): void {
  requireVault();
  const entry = findOn(kind, id);
  if (!entry) return;
  const key = `${kind}/${id}`;
  const timer = setTimeout(() => removed.delete(key), UNDO_MS);
  removed.set(key, { entry, timer });
  show(kind, id, null);
  persist({ kind, id, revision: entry.revision, act: 'delete', held: heldFrom(entry) });
}

/** Takes a deletion of the last 30 seconds back. Null when there is none. Throws VaultError("locked"). */
function restore<K extends Kind>(kind: K, id: string): OpenEntry<K> | null {
  requireVault();
  const entry = takeRemoved(kind, id);
  if (!entry) return null;
  show(kind, id, { ...entry, order: justTyped() });
  persist({ kind, id, revision: entry.revision, act: 'restore', held: heldFrom(entry) });
  return entry as unknown as OpenEntry<K>;
}

function takeRemoved(kind: Kind, id: string): OpenEntry | undefined {
  const found = removed.get(`${kind}/${id}`);
  if (!found) return undefined;
  clearTimeout(found.timer);
  removed.delete(`${kind}/${id}`);
  return found.entry;
}

function heldFrom(entry: OpenEntry): Held {
  const { columns, answers, words, created_at, updated_at } = entry;
  return { columns, answers, words, created_at, updated_at } as Held;
}

onForget(() => {
  for (const { timer } of removed.values()) clearTimeout(timer);
  removed.clear();
});

/** Everything a person writes, as features use it. */
export const entries = { of, find, put, remove, restore, hold, stateOf, settled } as const;
