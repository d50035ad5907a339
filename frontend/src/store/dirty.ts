import { vault } from '../vault/open-vault';
import { onThisBrowser } from '../vault/web-storage';
import type { Act } from './db';
import type { Held } from './kinds';
import { OVERTAKEN, PRESSED } from './places';

/** `upon`: what a press that a page took along was made upon; what came since leads to a choice between both. */
export type Dirty = { readonly kind: string; readonly id: string; readonly revision: number; readonly act: Act; readonly held: Held; readonly upon?: number };

/** What is in memory and not yet in the device's store, by `kind/id`: the newest change of each entry. */
export const dirty = new Map<string, Dirty>();

export function isDirty(kind: string, id: string): boolean {
  return dirty.has(`${kind}/${id}`);
}

/**
 * What keeps a write from its very turn until the store has it. Filled by beforehand.ts, as soon as that is here. Until
 * then what an earlier page pressed at a place is older than what the store now has of it, and is set aside.
 */
export const turn = {
  hold: (_place: string, _what: unknown): void => undefined,
  drop(place: string): void {
    const prefix = `${PRESSED}/${vault.peek()?.owner}/`;
    const box = onThisBrowser.get(prefix + place);
    if (box === null) return;
    onThisBrowser.set(prefix + OVERTAKEN + place, box);
    onThisBrowser.remove(prefix + place);
  },
};
