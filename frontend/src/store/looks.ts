import { computed, type ReadonlySignal, signal } from '@preact/signals';

import type { EntryWire } from '../api/types';
import { onForget } from '../vault/forget';
import { vault } from '../vault/open-vault';
import { allDrafts, drafts } from './drafts';

// What came from the server and was not taken, until the person has looked at it. Kept on this device: it is passed by
// only once.

/**
 * rolled_back: older than what was seen. cannot_open: the words do not belong there. changed: what stands beside them
 * is not what was written. emptied: all words are gone. deleted: and nothing shows that the person did it. missing: it
 * should be there, and is not. unlisted: nothing shows that a device of theirs wrote it. no_list: the list of what
 * there is (`stock.ts`) is gone, or older than it was.
 */
type Reason = 'rolled_back' | 'cannot_open' | 'changed' | 'emptied' | 'deleted' | 'missing' | 'unlisted' | 'no_list';

/** Something from the server that this device did not take. */
export type Refused = { readonly kind: string; readonly id: string; readonly reason: Reason };

/** The same, with what came. */
export type Look = Refused & { readonly wire?: EntryWire; readonly listed?: number };

const NAME = 'look/';
const list = signal<readonly Look[]>([]);

export const looks: ReadonlySignal<readonly Look[]> = list;
export const refused: ReadonlySignal<readonly Refused[]> = computed(() => list.value.map(({ kind, id, reason }) => ({ kind, id, reason })));

/**
 * Whether what is known of something can't be trusted, until the person has looked. Reading it inside a component
 * subscribes.
 */
export function isDoubted(kind: string, id: string): boolean {
  return list.value.some((look) => look.kind === kind && look.id === id);
}

/** Adds what was not taken, the newest of each place, and lets go of what was `cleared`. Resolves when that is kept. */
export async function recordRefused(items: readonly Look[], cleared: readonly { readonly kind: string; readonly id: string }[]): Promise<void> {
  const gone = new Set([...items, ...cleared].map(keyOf));
  const before = list.peek().filter((look) => gone.has(keyOf(look)));
  if (!vault.peek() || items.length + before.length === 0) return;
  list.value = [...list.peek().filter((look) => !gone.has(keyOf(look))), ...items];
  await Promise.all([...before.map((look) => drafts.remove(keyOf(look))), ...items.map((look) => drafts.set(keyOf(look), look))]);
}

/** What was not looked at before the app was closed. */
export function loadLooks(): void {
  const kept = allDrafts().flatMap(([name, value]) => (name.startsWith(NAME) ? [value as Look] : []));
  const found = new Set(list.peek().map(keyOf));
  list.value = [...kept.filter((look) => !found.has(keyOf(look))), ...list.peek()];
}

function keyOf({ kind, id }: { readonly kind: string; readonly id: string }): string {
  return `${NAME}${kind}/${id}`;
}

onForget(() => {
  list.value = [];
});
