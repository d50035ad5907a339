import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';

import { ofThePerson } from '../i18n/own';
import { onForget } from '../vault/forget';
import type { Held, Kind, OpenEntry } from './kinds';

// What is open in memory. One signal for each kind; a list is derived from it.

type OpenedKind = { readonly byId: Signal<ReadonlyMap<string, OpenEntry>>; readonly list: ReadonlySignal<readonly OpenEntry[]> };

const openedKinds = new Map<string, OpenedKind>();

function ofKind(kind: string): OpenedKind {
  const known = openedKinds.get(kind);
  if (known) return known;
  const byId = signal<ReadonlyMap<string, OpenEntry>>(new Map());
  const list = computed(() => [...byId.value.values()].sort(newestFirst));
  const made = { byId, list };
  openedKinds.set(kind, made);
  return made;
}

/** By the day that stands on them, as a list is read. What is newer for a rule, `order.ts` says. */
function newestFirst(a: OpenEntry, b: OpenEntry): number {
  if (a.created_at !== b.created_at) return a.created_at < b.created_at ? 1 : -1;
  return a.id < b.id ? 1 : -1;
}

export function listOf<K extends Kind>(kind: K): ReadonlySignal<readonly OpenEntry<K>[]> {
  return ofKind(kind).list as unknown as ReadonlySignal<readonly OpenEntry<K>[]>;
}

export function findOn<K extends Kind>(kind: K, id: string): OpenEntry<K> | undefined {
  return ofKind(kind).byId.value.get(id) as unknown as OpenEntry<K> | undefined;
}

/** Everything that is open, of every kind. */
export function allOpened(): readonly OpenEntry[] {
  return [...openedKinds.values()].flatMap(({ byId }) => [...byId.peek().values()]);
}

export type Shown = { readonly kind: string; readonly id: string; readonly entry: OpenEntry | null };

/** Shows an entry as it stands, or takes it away (null). */
export function show(kind: string, id: string, entry: OpenEntry | null): void {
  showMany([{ kind, id, entry }]);
}

/** The same for many: what shows them is told once. */
export function showMany(many: readonly Shown[]): void {
  const changed = new Map<string, Map<string, OpenEntry>>();
  for (const { kind, id, entry } of many) {
    if (entry === null && !(changed.get(kind) ?? ofKind(kind).byId.peek()).has(id)) continue;
    const next = changed.get(kind) ?? new Map(ofKind(kind).byId.peek());
    changed.set(kind, next);
    ofThePerson(entry?.words, next.get(id)?.words);
    if (entry === null) next.delete(id);
    else next.set(id, entry);
  }
  batch(() => {
    for (const [kind, next] of changed) ofKind(kind).byId.value = next;
  });
}

export function showAll(entries: readonly OpenEntry[]): void {
  for (const { words } of entries) ofThePerson(words);
  const kinds = new Set<string>([...entries.map(({ kind }) => kind), ...openedKinds.keys()]);
  batch(() => {
    for (const kind of kinds) {
      ofKind(kind).byId.value = new Map(entries.filter((entry) => entry.kind === kind).map((entry) => [entry.id, entry]));
    }
  });
}

export function opened(kind: string, id: string, revision: number, held: Held, order = 0): OpenEntry {
  return { kind, id, revision, order, ...held } as unknown as OpenEntry;
}

onForget(() => showAll([]));
