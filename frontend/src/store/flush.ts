import { requireVault } from '../vault/open-vault';
import type { StoredOperation } from './db';
import { isDirty } from './dirty';
import { ownConfirmed } from './editing';
import { exchange, type Outcome } from './exchange';
import { claim, confirm, operationsOf, setAside } from './outbox';
import { reload } from './reload';
import { findOn, show } from './shelf';
import { flushing, refreshOutbox } from './status';
import { tellTabs } from './tabs';
import type { Kind } from './kinds';

export type FlushResult =
  | { readonly type: 'done' }
  | { readonly type: 'signed_out' }
  | { readonly type: 'later'; readonly retryAfter: number | null };

/** Sends what waits, in order for each entry, until nothing can go or something says stop. One tab at a time (see `sync`). */
export async function flush(): Promise<FlushResult> {
  const { owner } = requireVault();
  try {
    for (;;) {
      const next = (await sendable(owner))[0];
      if (!next) return { type: 'done' };
      flushing.value = true;
      const operation = await claim(next.seq);
      if (!operation) continue; // decided otherwise in the meantime
      const outcome = await exchange(operation);
      if (outcome.type === 'signed_out' || outcome.type === 'later') return outcome;
      await apply(operation, outcome);
    }
  } finally {
    flushing.value = false;
  }
}

/** The first operation of each entry, unless that one waits for the person. */
async function sendable(owner: string): Promise<StoredOperation[]> {
  const first = new Map<string, StoredOperation>();
  for (const operation of await operationsOf(owner)) {
    const key = `${operation.kind}/${operation.id}`;
    if (!first.has(key)) first.set(key, operation);
  }
  return [...first.values()].filter(({ state }) => state === 'waiting' || state === 'sent');
}

async function apply(operation: StoredOperation, outcome: Outcome): Promise<void> {
  const { owner, kind, id } = operation;
  if (outcome.type === 'confirmed') {
    const { revision, deleted, box, own } = outcome;
    await confirm(operation, { revision, deleted, box, rebase: own });
    if (own) ownConfirmed(kind, id, revision);
    await refreshOutbox();
    const shown = findOn(kind as Kind, id);
    if (own && shown && !deleted) show(kind, id, { ...shown, revision });
    else if (!isDirty(kind, id)) await reload(kind, id);
    tellTabs({ type: 'changed', owner, entries: [{ kind, id, ...(own ? { own: revision } : {}) }] });
    return;
  }
  if (outcome.type === 'conflict') await setAside(operation, { theirs: outcome.theirs });
  if (outcome.type === 'refused') await setAside(operation, { error: outcome.error });
  await refreshOutbox();
  tellTabs({ type: 'changed', owner, entries: [{ kind, id }] });
}

