import type { Act } from './db';
import type { Held } from './kinds';

/** What is in memory and not yet in the device's store, by `kind/id`: the newest change of each entry. */
export const dirty = new Map<string, { kind: string; id: string; act: Act; held: Held }>();

export function isDirty(kind: string, id: string): boolean {
  return dirty.has(`${kind}/${id}`);
}
