import type { ReadonlySignal } from '@preact/signals';

import { requireVault } from '../vault/open-vault';
import type { StoredOperation } from './db';
import { operationsOf, replace, replaceAll, retryRejected } from './outbox';
import { fetchRow } from './pull';
import { reload } from './reload';
import { type Rejected, rejectedList, refreshOutbox } from './status';
import { syncSoon } from './sync';
import { tellTabs } from './tabs';

/** Tries a refused write again as it is. Editing the entry does that too. */
async function retry(seq: number): Promise<void> {
  const operation = await find(seq);
  if (!operation) return;
  await retryRejected(operation);
  await changed(operation);
  syncSoon();
}

/**
 * Lets go of a refused write: the entry goes back to how the server has it. Throws Offline when that can't be asked.
 */
async function discard(seq: number): Promise<void> {
  const operation = await find(seq);
  if (!operation) return;
  const { act, kind, id, base } = operation;
  const row = base > 0 ? await fetchRow(kind, id) : null; // asked first, so that nothing is lost without a connection
  if (row && act === 'restore') await replaceAll(row, []); // with what was to follow
  else await replace(operation, [], row);
  await changed(operation);
  await reload([operation]);
}

async function find(seq: number): Promise<StoredOperation | undefined> {
  const { owner } = requireVault();
  return (await operationsOf(owner)).find((operation) => operation.seq === seq && operation.state === 'rejected');
}

async function changed({ owner, kind, id }: StoredOperation): Promise<void> {
  await refreshOutbox([{ kind, id }]);
  tellTabs({ type: 'changed', owner, entries: [{ kind, id }] });
}

/** Writes the server refused. Their text is kept until the person changes it, tries again or lets go of it. */
export const rejected: {
  readonly list: ReadonlySignal<readonly Rejected[]>;
  readonly retry: (seq: number) => Promise<void>;
  readonly discard: (seq: number) => Promise<void>;
} = { list: rejectedList, retry, discard };
