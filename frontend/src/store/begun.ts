import { drafts } from './drafts';
import { entries } from './entries';
import type { Kind } from './kinds';
import { uuid7 } from './uuid7';

// Something new has an address of its own before a word of it is written, so that closing the app in the middle and
// opening it again finds the same page. Nothing is stored as an entry until something is said in it.

const nameOf = (kind: Kind): string => `${kind}/new`;

/** The id for something new of this kind: the one begun before if nothing was written in it, else a new one. */
export function begin(kind: Kind): string {
  const before = drafts.get<string>(nameOf(kind));
  if (before !== undefined && !entries.find(kind, before)) return before;
  const id = uuid7();
  void drafts.set(nameOf(kind), id);
  return id;
}

/** Whether this address is of something just begun, with nothing written in it yet. */
export function isBegun(kind: Kind, id: string): boolean {
  return drafts.get<string>(nameOf(kind)) === id;
}

/** Its address no longer stands for something new: it was deleted. */
export function forgetBegun(kind: Kind, id: string): void {
  if (isBegun(kind, id)) void drafts.remove(nameOf(kind));
}
