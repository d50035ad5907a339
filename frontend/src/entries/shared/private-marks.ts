import { signal } from '@preact/signals';

import { ApiError } from '../../api/errors';
import { getPrivateMarks, putPrivateMarks } from '../../api/scopes';
import { drafts } from '../../store';
import { inMemory } from '../../store/in-memory';
import { VaultError } from '../../vault/errors';
import { onForget } from '../../vault/forget';
import { requireVault, vault } from '../../vault/open-vault';
import { openOwn, sealOwn } from '../../vault/own-words';
import { heldBefore, holdBefore } from '../people/stays';

// What is never shared by itself, entry by entry. Sealed for the person's devices, so nobody else knows of which. A
// device that has not heard the list shares nothing by itself, and none takes an older list than it has seen.

const DRAFT = 'private-marks';

type Words = { readonly ids: readonly string[]; /** As `heldBefore`. */ readonly before?: number };
/** `put`: what this device added or took away and could not send yet. */
type Marks = Words & { readonly revision: number; readonly put: Readonly<Record<string, boolean>> };

const NONE: Marks = { ids: [], revision: 0, put: {} };
const marks = signal<Marks | null>(null); // tells whoever shows them; another tab may have kept newer ones since
const landed = signal<Marks | null>(null); // in the store of this device

function known(): Marks {
  void marks.value;
  return drafts.get<Marks>(DRAFT) ?? NONE;
}

async function keep(next: Marks): Promise<void> {
  landed.value ??= known();
  const kept = drafts.set(DRAFT, next);
  marks.value = next;
  await kept;
  if (vault.peek()) landed.value = next;
}

/** Reading it inside a component subscribes to it. */
export function isPrivate(id: string): boolean {
  return isAmong(known(), id);
}

function isAmong({ ids, put }: Marks, id: string): boolean {
  return put[id] ?? ids.includes(id);
}

/**
 * The same once it is so: also after this page. "here": it is so in this page alone, for the browser keeps nothing and
 * the server has not been told.
 */
export function keptPrivate(id: string): boolean | 'here' {
  const of = landed.value ?? known();
  return isAmong(of, id) && (!inMemory.value || of.put[id] === undefined || 'here');
}

/** Whether something was marked here that the other devices have not heard of. */
export function areMarksUntold(): boolean {
  const { put, before = 0 } = known();
  return Object.keys(put).length > 0 || heldBefore() > before;
}

/** On this device at once; the others hear of it by `exchangeMarks`. */
export function setPrivate(id: string, wanted: boolean): Promise<void> {
  const before = known();
  return keep({ ...before, put: { ...before.put, [id]: wanted } });
}

/** Hears what other devices marked, and tells them what was marked here. Throws where the list is not the newest. */
export async function exchangeMarks(): Promise<void> {
  const here = vault.peek();
  const hear = async (): Promise<void> => {
    const told = await newest();
    if (vault.peek() !== here) throw new VaultError('locked'); // the list is nobody's any more
    holdBefore(told.before ?? 0);
    await keep({ ...told, put: known().put });
  };
  await hear();
  for (let tries = 0; areMarksUntold(); tries += 1) {
    const { ids, revision, put } = known();
    const next = [...new Set([...ids, ...Object.keys(put)])].filter((id) => put[id] ?? true);
    const before = heldBefore();
    const held = before > 0 ? { before } : {};
    const words = await sealOwn({ ids: next, ...held }, place(revision + 1));
    try {
      await putPrivateMarks({ words, revision: revision + 1 });
    } catch (error) {
      if (!(error instanceof ApiError && error.code === 'stale_revision') || tries > 2) throw error;
      await hear();
      continue;
    }
    if (vault.peek() !== here) throw new VaultError('locked');
    await keep({ ids: next, ...held, revision: revision + 1, put: without(known().put, put) });
  }
}

async function newest(): Promise<Omit<Marks, 'put'>> {
  const { words, revision } = await getPrivateMarks();
  if (revision < known().revision) throw new VaultError('cannot_open'); // an older list: somebody put it back
  const told = words ? await openOwn<Words>(words, place(revision)) : { ids: [] };
  return { ...told, revision };
}

function place(revision: number): { kind: string; id: string; revision: number } {
  return { kind: 'private-marks', id: requireVault().owner, revision };
}

/** What is still to be told: all but what was told just now and not changed since. */
function without(put: Marks['put'], told: Marks['put']): Marks['put'] {
  return Object.fromEntries(Object.entries(put).filter(([id, wanted]) => told[id] !== wanted));
}

onForget(() => {
  marks.value = null;
  landed.value = null;
});
