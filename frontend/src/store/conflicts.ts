import type { ReadonlySignal } from '@preact/signals';

import { requireVault } from '../vault/open-vault';
import { withCareAnew, withTheirCare } from './care';
import type { EntryRow, Operation, StoredOperation } from './db';
import { openHeld, sealHeld } from './local';
import { operationsOf, replace } from './outbox';
import { reload } from './reload';
import { type Conflict, conflictList, refreshOutbox } from './status';
import { syncSoon } from './sync';
import { tellTabs } from './tabs';
import { uuid7 } from './uuid7';

type Waiting = Pick<Operation, 'act' | 'base' | 'box'>;

/** `id` is the entry's. Nothing happens when there is no conflict about it any more. */
async function keepMine(id: string): Promise<void> {
  const operation = await find(id);
  if (!operation?.theirs) return;
  const { theirs, act } = operation;
  const box = await cared(operation, theirs.box);
  const gone = theirs.box === null;
  const next: Waiting[] = [];
  if (gone && theirs.revision > 0 && act !== 'delete') {
    next.push({ act: 'restore', base: theirs.revision, box }, { act: 'put', base: theirs.revision + 1, box });
  } else if (!gone || act !== 'delete') next.push({ act, base: theirs.revision, box });
  await decide(operation, next, act === 'delete', box);
}

async function keepTheirs(id: string): Promise<void> {
  const operation = await find(id);
  if (!operation?.theirs) return;
  await decide(operation, [], operation.theirs.box === null, operation.theirs.box);
}

/**
 * Theirs stays where it is; mine becomes an entry of its own. Where one side is a deletion, the text of the other
 * stays.
 */
async function keepBoth(id: string): Promise<void> {
  const operation = await find(id);
  if (!operation?.theirs) return;
  if (operation.theirs.box === null) return keepMine(id);
  if (operation.act === 'delete') return keepTheirs(id);
  const { owner, kind, theirs } = operation;
  const copy = uuid7();
  const box = await sealHeld(await openHeld(await cared(operation, theirs.box), operation), { kind, id: copy });
  const mine: Operation = { owner, kind, id: copy, key: crypto.randomUUID(), act: 'put', base: 0, state: 'waiting', box };
  await replace(operation, [mine], { owner, kind, id, ...seen(theirs), deleted: false, box: theirs.box });
  await shown(operation, [id, copy]);
}

/** My version, with the care that theirs asks for. */
async function cared(operation: StoredOperation, theirs: string | null): Promise<string> {
  const mine = await openHeld(operation.box, operation);
  return sealHeld(theirs === null ? withCareAnew(mine) : withTheirCare(mine, await openHeld(theirs, operation)), operation);
}

async function decide(
  operation: StoredOperation,
  next: readonly Waiting[],
  deleted: boolean,
  box: string | null,
): Promise<void> {
  const { owner, kind, id, theirs } = operation;
  const operations = next.map((waiting): Operation => ({
    owner,
    kind,
    id,
    key: crypto.randomUUID(),
    state: 'waiting',
    ...waiting,
  }));
  await replace(operation, operations, {
    owner,
    kind,
    id,
    ...(theirs ? seen(theirs) : { revision: operation.base }),
    deleted,
    box: deleted ? null : box,
  });
  await shown(operation, [id]);
}

function seen({ revision, cursor }: NonNullable<Operation['theirs']>): Pick<EntryRow, 'revision' | 'cursor'> {
  return cursor === undefined ? { revision } : { revision, cursor };
}

async function find(id: string): Promise<StoredOperation | undefined> {
  const { owner } = requireVault();
  return (await operationsOf(owner)).find((operation) => operation.id === id && operation.state === 'conflict');
}

async function shown({ owner, kind }: StoredOperation, ids: readonly string[]): Promise<void> {
  const entries = ids.map((id) => ({ kind, id }));
  await refreshOutbox(entries);
  await reload(entries);
  tellTabs({ type: 'changed', owner, entries });
  syncSoon();
}

/** Two versions of one entry: both are kept until the person says which. */
export const conflicts: {
  readonly list: ReadonlySignal<readonly Conflict[]>;
  readonly keepMine: (id: string) => Promise<void>;
  readonly keepTheirs: (id: string) => Promise<void>;
  readonly keepBoth: (id: string) => Promise<void>;
} = { list: conflictList, keepMine, keepTheirs, keepBoth };
