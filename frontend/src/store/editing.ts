import { onForget } from '../vault/forget';
import { findOn } from './opened';
import type { Kind } from './kinds';

// While a screen edits an entry, another device's version may arrive. What is typed was still made upon the older
// one, and has to say so to the server, or the other version would be overwritten without a word.

const bases = new Map<string, { revision: number; holders: number }>();

const key = (kind: string, id: string): string => `${kind}/${id}`;

/**
 * Says that a screen begins to edit an entry as it now stands; the answer says that it stopped. Between the two, a
 * version from another device leads to a choice between both and never to a silent overwrite.
 */
export function hold(kind: Kind, id: string): () => void {
  const known = bases.get(key(kind, id)) ?? { revision: findOn(kind, id)?.revision ?? 0, holders: 0 };
  known.holders += 1;
  bases.set(key(kind, id), known);
  let held = true;
  return () => {
    if (!held) return;
    held = false;
    known.holders -= 1;
    if (known.holders === 0) bases.delete(key(kind, id));
  };
}

/** The revision that what is being typed was made upon, or undefined while nobody edits the entry. */
export function baseRevisionOf(kind: string, id: string): number | undefined {
  return bases.get(key(kind, id))?.revision;
}

/** Whether a screen edits it now. */
export function isEdited(kind: string, id: string): boolean {
  return bases.has(key(kind, id));
}

/** The server confirmed this person's own content as `revision`: what is typed from now on is made upon that. */
export function ownConfirmed(kind: string, id: string, revision: number): void {
  const known = bases.get(key(kind, id));
  if (known && known.revision < revision) known.revision = revision;
}

/** The server was put back, and has the entry at another revision than the one that is being edited. */
export function rebase(kind: string, id: string, revision: number): void {
  const known = bases.get(key(kind, id));
  if (known) known.revision = revision;
}

onForget(() => bases.clear());
