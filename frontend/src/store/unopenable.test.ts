import 'fake-indexeddb/auto';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { closeVault } from '../vault/open-vault';
import { db, type OperationState } from './db';
import { inMemory } from './in-memory';
import { entries } from './entries';
import type { Fields } from './kinds';
import { refused, saveState, unsyncedCount } from './status';
import { freshApp, person, reopenApp, sync } from './testing/app';
import { error, type FakeServer } from './testing/fake-server';
import { aliases, elsewhere, synced } from './testing/two-sides';

let server: FakeServer;

beforeEach(async () => {
  server = await freshApp();
});

afterEach(() => closeVault());

const NEW = '018f2b6e-0000-7000-8000-00000000000a';

async function write(alias: string): Promise<string> {
  const { id } = entries.put('people', null, person(alias));
  await entries.settled();
  return id;
}

/** What a damaged disk, or a fault of an earlier version, may leave. */
async function damage(id: string, state: OperationState): Promise<void> {
  const database = await db();
  const [operation] = (await database.getAll('outbox')).filter((one) => one.id === id);
  if (!operation) throw new Error('nothing waits');
  const why = state === 'rejected' ? { error: { status: 422, code: 'invalid', message: '', fields: {} } } : {};
  const theirs = state === 'conflict' ? { theirs: { revision: 2, box: null } } : {};
  await database.put('outbox', { ...operation, ...why, ...theirs, state, box: operation.box.slice(0, -8) });
}

describe('promise 43: a write that does not open any more stands aside, and holds up no other', () => {
  it.each(['waiting', 'sent', 'rejected', 'conflict'] as const)('%s', async (state) => {
    server.offline = true;
    const broken = await write('broken');
    await write('Ash');
    await damage(broken, state);
    await reopenApp();
    expect([inMemory.value, aliases()]).toEqual([false, ['Ash']]);
    server.offline = false;
    await elsewhere(server, NEW, 'from elsewhere', 1);
    await write('Rook');
    await sync();
    expect([aliases().sort(), server.entries.size]).toEqual([['Ash', 'Rook', 'from elsewhere'], 3]);
    expect(refused.value).toEqual([{ kind: 'people', id: broken, reason: 'cannot_open' }]);
    expect([unsyncedCount.value, saveState.value]).toEqual([1, 'saved_on_device']); // nor is it thrown away
  });
});

it('promise 43: an answer that does not open keeps its own write waiting, and nothing from coming or going', async () => {
  const id = await synced('at first');
  await elsewhere(server, id, 'theirs', 2, { kind: 'people', owner: 'somebody', id, revision: 2 });
  await elsewhere(server, NEW, 'from elsewhere', 1);
  entries.put('people', id, person('mine'));
  await entries.settled();
  await write('Ash');
  await sync();
  expect(aliases().sort()).toEqual(['Ash', 'from elsewhere', 'mine']);
  expect([unsyncedCount.value, server.writes().length]).toEqual([1, 3]); // once in a round
  await elsewhere(server, id, 'theirs, whole', 3);
  await sync();
  expect(saveState.value).toBe('needs_attention'); // there is something to choose from
});

it('promise 43: what can not be sealed holds up nothing else that is typed, and is said to be kept nowhere', async () => {
  server.offline = true;
  const poison = person('poison');
  entries.put('people', null, { ...poison, answers: { felt: 1n } as unknown as Fields });
  await write('Ash');
  await write('Rook');
  const stored = await (await db()).getAll('outbox');
  expect([stored.length, inMemory.value, unsyncedCount.value, saveState.value]).toEqual([2, false, 3, 'kept_nowhere']);
});

it('promise 43: a write that is refused beside one that does not open is still said to be refused', async () => {
  server.offline = true;
  const broken = await write('broken');
  await damage(broken, 'waiting');
  server.offline = false;
  server.instead.push(() => error(422, 'invalid'));
  await write('Ash');
  await sync();
  expect(saveState.value).toBe('needs_attention');
});
