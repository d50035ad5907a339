import 'fake-indexeddb/auto';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { closeVault } from '../vault/open-vault';
import { conflicts } from './conflicts';
import { db } from './db';
import { entries } from './entries';
import { flush } from './flush';
import { operationsOf } from './outbox';
import { rejected } from './rejected';
import { claim } from './settle';
import { saveState, unsyncedCount } from './status';
import { freshApp, person, reopenApp, signedOut, sync } from './testing/app';
import { error, type FakeServer } from './testing/fake-server';
import { OWNER } from './testing/person';
import { aliases, elsewhere, onServer } from './testing/two-sides';

vi.mock('./settle', { spy: true });

// What happens to many writes at once, and in the middle of a batch.

const MANY = 130; // a batch and a part of one
let server: FakeServer;
let ids: string[];

beforeEach(async () => {
  server = await freshApp();
  server.pageSize = 200;
});

afterEach(async () => {
  await closeVault();
  vi.unstubAllGlobals();
});

async function written(number = MANY): Promise<void> {
  server.offline = true;
  ids = Array.from({ length: number }, (_, index) => entries.put('people', null, person(`person ${index}`)).id);
  await entries.settled();
  server.offline = false;
}

const at = (index: number): string => ids[index] ?? '';
const keys = (): (string | null)[] => server.writes().map(({ key }) => key);

/** Runs once the server comes to this write. */
function when(index: number, act: () => ReturnType<FakeServer['instead'][number]>): void {
  const wait = (): void => {
    server.instead.push((seen) => {
      if (seen.method !== 'GET' && seen.path.includes(at(index))) return act();
      wait();
      return null;
    });
  };
  wait();
}

async function allArrived(): Promise<void> {
  server.instead.length = 0;
  await sync();
  await sync();
  expect([server.entries.size, unsyncedCount.value, saveState.value]).toEqual([MANY, 0, 'saved_everywhere']);
  expect(new Set([...server.entries.values()].map(({ revision }) => revision))).toEqual(new Set([1]));
  expect(aliases()).toHaveLength(MANY);
}

describe('a batch that does not come through', () => {
  it.each([0, 57, 99, 100, 129])('promise 43: lost after write %i, it is sent again and changes nothing twice', async (index) => {
    await written();
    when(index, () => 'drop_answer');
    await sync();
    expect(server.entries.size).toBe(index + 1);
    await allArrived();
    expect(new Set(keys()).size).toBe(MANY);
  });

  it('promise 43: cut off in the middle and the app killed', async () => {
    await written();
    when(57, () => 'drop_answer');
    await sync();
    await reopenApp();
    expect(aliases()).toHaveLength(MANY);
    await allArrived();
  });

  it('promise 43: signed out in the middle, everything waits for the next sign-in', async () => {
    await written();
    when(110, () => error(401, 'not_authenticated'));
    await sync();
    expect([signedOut.times, unsyncedCount.value]).toEqual([1, MANY - 100]);
    server.instead.length = 0;
    await reopenApp();
    await allArrived();
  });

  it.each([429, 503])('waits after %i', async (status) => {
    await written();
    when(110, () => error(status, 'busy'));
    await sync();
    expect(unsyncedCount.value).toBe(MANY - 100);
    await allArrived();
  });
});

describe('in one batch', () => {
  it('promise 43: what the account has no room for stays on the device, said as that, and goes when there is room', async () => {
    server.most = 2;
    await written(4);
    await sync();
    expect([unsyncedCount.value, saveState.value]).toEqual([2, 'saved_on_device']);
    server.most = Infinity;
    await sync();
    expect([unsyncedCount.value, saveState.value]).toEqual([0, 'saved_everywhere']);
    expect(aliases().length).toBe(4);
  });

  it('promise 43: what is too much for one minute waits as long as the server says, and all of it arrives', async () => {
    server.writesLeft = 50;
    await written();
    for (const arrived of [50, 100]) {
      await expect(flush()).resolves.toEqual({ type: 'later', retryAfter: 42 });
      expect([server.entries.size, unsyncedCount.value]).toEqual([arrived, MANY - arrived]);
      server.writesLeft = 50;
    }
    await expect(flush()).resolves.toEqual({ type: 'done' });
    expect([server.entries.size, unsyncedCount.value, saveState.value]).toEqual([MANY, 0, 'saved_everywhere']);
    expect(rejected.list.value).toEqual([]);
  });

  it('promise 36: what is refused, in conflict, gone and fine fare each on its own', async () => {
    await written(6);
    await sync();
    server.offline = true;
    for (const [index, id] of ids.entries()) if (index !== 5) entries.put('people', id, person(`changed ${index}`));
    entries.remove('people', at(5));
    await entries.settled();
    server.offline = false;
    await elsewhere(server, at(1), 'theirs', 2);
    server.write({ kind: 'people', id: at(2), deleted_at: '2026-02-01T00:00:00Z' }, 2);
    server.entries.delete(`people/${at(3)}`); // erased for good
    server.entries.delete(`people/${at(5)}`);
    when(4, () => error(422, 'invalid'));
    server.requests.length = 0;
    await sync();
    expect(server.requests.filter(({ operations }) => operations > 0)).toMatchObject([{ operations: 6 }]);
    expect(conflicts.list.value.map(({ id, theirs }) => [id, theirs && (theirs.words as { alias: string }).alias])).toEqual([
      [at(1), 'theirs'],
      [at(2), null],
      [at(3), null],
    ]);
    expect(rejected.list.value.map(({ entry }) => entry.id)).toEqual([at(4)]);
    expect(ids.map((id) => entries.stateOf('people', id))).toEqual(['synced', 'conflict', 'conflict', 'conflict', 'rejected', 'synced']);
    expect(await onServer(server, at(0))).toEqual({ alias: 'changed 0' });
    expect(aliases().toSorted()).toEqual(['changed 0', 'changed 1', 'changed 2', 'changed 3', 'changed 4']);
    await rejected.retry(rejected.list.value[0]?.seq ?? -1);
    await conflicts.keepTheirs(at(1));
    for (const id of [at(2), at(3)]) await conflicts.keepMine(id);
    await sync();
    expect(await onServer(server, at(4))).toEqual({ alias: 'changed 4' });
    expect([await onServer(server, at(2)), await onServer(server, at(3))]).toEqual([{ alias: 'changed 2' }, { alias: 'changed 3' }]);
    expect(saveState.value).toBe('saved_everywhere');
  });

  it('promise 43: what is about a write that the server could not try yet is not refused for it', async () => {
    await written(2);
    server.instead.push(() => error(424, 'earlier_operation_failed'), () => error(400, 'invalid'));
    await sync();
    expect([rejected.list.value, unsyncedCount.value]).toEqual([[], 2]);
    await sync();
    expect([server.entries.size, saveState.value]).toEqual([2, 'saved_everywhere']);
  });

  it('promise 43: what is about a write that was changed while it was to go is not refused for it', async () => {
    await written(2);
    vi.mocked(claim).mockImplementationOnce(async ([, second]) => new Set([second?.key ?? '']));
    server.instead.push(() => error(400, 'invalid'));
    await sync();
    await sync();
    expect([rejected.list.value, server.entries.size, saveState.value]).toEqual([[], 2, 'saved_everywhere']);
  });

  it('a write that the server could not try yet holds up no other', async () => {
    await written(3);
    server.instead.push(() => error(424, 'earlier_operation_failed'));
    await sync();
    expect([server.entries.size, unsyncedCount.value, rejected.list.value]).toEqual([2, 1, []]);
    await sync();
    expect([server.entries.size, saveState.value]).toEqual([3, 'saved_everywhere']);
  });

  it('promise 43: what is typed and deleted while the batch is on its way follows it', async () => {
    await written();
    when(50, async () => {
      entries.put('people', at(10), person('typed on'));
      entries.put('people', at(120), person('typed before it went'));
      entries.remove('people', at(11));
      entries.remove('people', at(121));
      entries.remove('people', at(12));
      await entries.settled();
      entries.restore('people', at(12));
      await entries.settled();
      return null;
    });
    await sync();
    expect(await onServer(server, at(10))).toEqual({ alias: 'typed on' });
    expect(await onServer(server, at(120))).toEqual({ alias: 'typed before it went' });
    expect(await onServer(server, at(12))).toEqual({ alias: 'person 12' });
    expect(server.entries.get(`people/${at(11)}`)?.deleted_at).not.toBeNull();
    expect(server.entries.has(`people/${at(121)}`)).toBe(false);
    expect([aliases().length, saveState.value]).toEqual([MANY - 2, 'saved_everywhere']);
  });

  it('many deletions, some taken back in time, end as the person left them', async () => {
    await written();
    await sync();
    server.offline = true;
    for (const id of ids) entries.remove('people', id);
    await entries.settled();
    for (const id of ids.slice(0, 5)) entries.restore('people', id);
    await entries.settled();
    server.offline = false;
    await sync();
    for (const id of ids.slice(5, 10)) entries.restore('people', id);
    await sync();
    const left = [...server.entries.values()].filter(({ deleted_at }) => deleted_at === null).map(({ id }) => id);
    expect(left.toSorted()).toEqual(ids.slice(0, 10).toSorted());
    expect(aliases().toSorted()).toEqual(Array.from({ length: 10 }, (_, index) => `person ${index}`).toSorted());
    expect(saveState.value).toBe('saved_everywhere');
  });
});

describe('two tabs of one device', () => {
  it('promise 43: send each write once, and both show that it is saved', async () => {
    vi.resetModules();
    const other = await import('./testing/app');
    const room = await import('./index');
    const { closeVault: closeOther } = await import('../vault/open-vault');
    server.offline = true;
    await other.openApp();
    await written();
    await vi.waitFor(() => expect(room.unsyncedCount.value).toBe(MANY));
    when(50, async () => {
      // the other tab wants to send too
      await vi.waitFor(async () => expect((await navigator.locks.query()).pending).not.toEqual([]));
      return null;
    });
    await Promise.all([sync(), other.sync(), sync(), other.sync()]);
    expect(keys()).toHaveLength(MANY);
    await vi.waitFor(() => expect([room.unsyncedCount.value, room.saveState.value]).toEqual([0, 'saved_everywhere']));
    expect(room.entries.of('people').value.map(({ revision }) => revision)).toEqual(Array.from({ length: MANY }, () => 1));
    expect([unsyncedCount.value, saveState.value]).toEqual([0, 'saved_everywhere']);
    await closeOther();
  });

  it('what a tab sent and could not tell of any more is not shown as waiting for ever', async () => {
    await written(2);
    const database = await db();
    const seqs = (await operationsOf(OWNER)).map(({ seq }) => seq);
    await Promise.all(seqs.map((seq) => database.delete('outbox', seq)));
    expect([unsyncedCount.value, saveState.value]).toEqual([2, 'saved_on_device']);
    await sync();
    expect([unsyncedCount.value, saveState.value]).toEqual([0, 'saved_everywhere']);
  });
});
