import { effect } from '@preact/signals';

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
  const id = before !== undefined && !entries.find(kind, before) ? before : uuid7();
  if (id !== before) void drafts.set(nameOf(kind), id);
  forgetOnceWritten(kind, id);
  return id;
}

const watched = new Set<string>();

/** From then on it may be deleted on any device, and is never new again. */
function forgetOnceWritten(kind: Kind, id: string): void {
  if (watched.has(id)) return;
  watched.add(id);
  effect(function written(this: { dispose: () => void }) {
    if (!entries.find(kind, id)) return;
    forgetBegun(kind, id);
    watched.delete(id);
    this.dispose();
  });
}

/** Whether this address is of something just begun, with nothing written in it yet. */
export function isBegun(kind: Kind, id: string): boolean {
  const begun = drafts.get<string>(nameOf(kind)) === id;
  if (begun) forgetOnceWritten(kind, id); // opened again at its address
  return begun;
}

/** Its address no longer stands for something new: it was deleted. */
export function forgetBegun(kind: Kind, id: string): void {
  if (isBegun(kind, id)) void drafts.remove(nameOf(kind));
}
