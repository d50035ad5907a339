import 'fake-indexeddb/auto';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { closeVault } from '../vault/open-vault';
import { conflicts } from './conflicts';
import { entries } from './entries';
import { readSetBack, wasSetBack } from './set-back';
import { refused, saveState, unsyncedCount } from './status';
import { freshApp, person, reopenApp, sync } from './testing/app';
import { type Backup, type FakeServer, json } from './testing/fake-server';
import { aliases, at, elsewhere, onServer, synced } from './testing/two-sides';
import { uuid7 } from './uuid7';

// A backup was put back, and nobody told the devices.

let server: FakeServer;
let changed: string;
let backup: Backup;

beforeEach(async () => {
  server = await freshApp();
  changed = await synced('at first');
  backup = server.backup();
});

afterEach(() => closeVault());

async function whole(): Promise<void> {
  await sync();
  expect([saveState.value, unsyncedCount.value, refused.value, conflicts.list.value]).toEqual(['saved_everywhere', 0, [], []]);
  const there = await Promise.all([...server.entries.values()].filter((one) => one.deleted_at === null).map(({ id }) => onServer(server, id)));
  expect(there.map((words) => (words as { alias: string }).alias).toSorted()).toEqual(aliases().toSorted());
}

describe.each([0, 1, 5, 6, 7, 20])('promise 43: a server put back to before six writes, and %i newer ones of another device', (newer) => {
  it('gets what it lacks, and keeps what came since', async () => {
    for (const number of [1, 2, 3, 4, 5]) await synced(`new ${number}`);
    entries.put('people', changed, person('changed'));
    await sync();
    server.restore(backup);
    for (let number = 0; number < newer; number += 1) await elsewhere(server, uuid7(), `since ${number}`, 1);
    expect(wasSetBack()).toBe(false);
    await whole();
    const since = Array.from({ length: newer }, (_, number) => `since ${number}`);
    expect(aliases().toSorted()).toEqual(['changed', 'new 1', 'new 2', 'new 3', 'new 4', 'new 5', ...since].toSorted());
    expect(wasSetBack()).toBe(true);
    await reopenApp();
    expect(wasSetBack()).toBe(true); // until it was read
    readSetBack();
    expect(wasSetBack()).toBe(false);
    await sync();
    const { requests } = server;
    requests.length = 0;
    await whole();
    expect([wasSetBack(), requests.length]).toEqual([false, 1]); // and it is the same history from now on
  });
});

describe('promise 43: after the server was put back', () => {
  it('what was deleted stays deleted', async () => {
    entries.remove('people', changed);
    const id = await synced('made and deleted');
    entries.remove('people', id);
    await sync();
    server.restore(backup);
    await whole();
    expect(aliases()).toEqual([]);
    expect([...server.entries.values()].every(({ deleted_at }) => deleted_at !== null)).toBe(true);
  });

  it('what was deleted stays deleted when a device that did not hear of it sends it again', async () => {
    const id = await synced('made and deleted');
    entries.remove('people', id);
    await sync();
    server.restore(backup);
    await elsewhere(server, id, 'made and deleted', 1);
    await whole();
    expect(aliases()).toEqual(['at first']);
  });

  it('what was deleted here and not sent yet is deleted there too, when another device sent it again', async () => {
    const id = await synced('made and deleted');
    server.offline = true;
    entries.remove('people', id);
    await sync();
    server.offline = false;
    server.restore(backup);
    await elsewhere(server, id, 'made and deleted', 1);
    await whole();
    expect(aliases()).toEqual(['at first']);
  });

  it('what was written over and not sent yet is written over there too, when another device sent it again', async () => {
    const id = await synced('new');
    server.offline = true;
    entries.remove('people', id);
    await sync();
    entries.put('people', id, person('new, and changed'));
    await sync();
    server.offline = false;
    server.restore(backup);
    await elsewhere(server, id, 'new', 1);
    await whole();
    expect(aliases().toSorted()).toEqual(['at first', 'new, and changed']);
  });

  it.each([0, 1])('an entry that another device deleted there is asked about: which version it meant is not known (%i)', async (late) => {
    const id = await synced('heard of by both');
    server.restore(backup);
    const remove = (): null => (server.write({ kind: 'people', id, deleted_at: '2026-02-01T00:00:00Z' }, 1), null);
    const pages = [() => null, () => null]; // the one that is refused, and the one of the comparison
    if (late) server.instead.push(...pages, remove);
    else remove();
    await sync();
    expect(conflicts.list.value).toMatchObject([{ id, mine: { words: { alias: 'heard of by both' } }, theirs: null }]);
    await conflicts.keepTheirs(id);
    await whole();
    expect(aliases()).toEqual(['at first']);
  });

  it('two versions of one entry are both kept, and the person says which', async () => {
    entries.put('people', changed, person('changed here'));
    await sync();
    server.restore(backup);
    await elsewhere(server, changed, 'changed there', 2);
    await sync();
    expect(conflicts.list.value).toMatchObject([{ id: changed, mine: { words: { alias: 'changed here' } }, theirs: { words: { alias: 'changed there' } } }]);
    await conflicts.keepBoth(changed);
    await whole();
    expect(aliases().toSorted()).toEqual(['changed here', 'changed there']);
  });

  it('the same text twice is one entry', async () => {
    const id = await synced('sent again by the other device first');
    entries.put('people', changed, person('changed'));
    await sync();
    server.restore(backup);
    await elsewhere(server, id, 'sent again by the other device first', 1);
    await elsewhere(server, changed, 'changed', 2);
    const writes = server.writes().length;
    await whole();
    expect(aliases().toSorted()).toEqual(['changed', 'sent again by the other device first']);
    expect(server.writes().length).toBe(writes);
  });

  it('what waited to be sent goes with what it was made upon', async () => {
    const id = await synced('new');
    server.offline = true;
    entries.put('people', id, person('new, changed'));
    entries.put('people', changed, person('changed'));
    await sync();
    server.restore(backup);
    server.offline = false;
    await whole();
    expect(aliases().toSorted()).toEqual(['changed', 'new, changed']);
  });

  it('what is being edited goes on', async () => {
    const id = await synced('new');
    const release = [entries.hold('people', id), entries.hold('people', changed)];
    entries.put('people', changed, person('changed'));
    await sync();
    server.restore(backup);
    await sync();
    entries.put('people', id, person('new, and typed on'));
    entries.put('people', changed, person('changed, and typed on'));
    await whole();
    for (const end of release) end();
    expect(aliases().toSorted()).toEqual(['changed, and typed on', 'new, and typed on']);
  });

  it('what the person had still to choose from is there to choose', async () => {
    const id = await synced('new');
    await elsewhere(server, id, 'theirs', 2);
    entries.put('people', id, person('mine'));
    await sync();
    expect(conflicts.list.value).toHaveLength(1);
    server.restore(backup);
    await whole();
    expect(aliases().toSorted()).toEqual(['at first', 'mine', 'theirs']);
  });

  it('what the person had still to choose from is what stands there now', async () => {
    const id = uuid7();
    await elsewhere(server, id, 'theirs', 1);
    entries.put('people', id, person('mine')); // both began it
    await sync();
    expect(conflicts.list.value).toHaveLength(1);
    server.restore(backup);
    await elsewhere(server, id, 'theirs, changed', 1);
    await sync();
    expect(conflicts.list.value).toMatchObject([{ mine: { words: { alias: 'mine' } }, theirs: { words: { alias: 'theirs, changed' } } }]);
    await conflicts.keepTheirs(id);
    await whole();
    expect(aliases().toSorted()).toEqual(['at first', 'theirs', 'theirs, changed']);
  });

  it('a comparison that is cut off anywhere is begun again', async () => {
    for (const number of [1, 2, 3]) await synced(`new ${number}`);
    entries.put('people', changed, person('changed'));
    await sync();
    server.restore(backup);
    for (let answers = 0; answers < 6; answers += 1) {
      let left = answers;
      server.inFront = () => ((left -= 1) < 0 ? new Response('<html>', { status: 502 }) : null);
      await sync();
      await reopenApp();
    }
    server.inFront = null;
    await whole();
    expect(aliases().toSorted()).toEqual(['changed', 'new 1', 'new 2', 'new 3']);
  });

  it('twice in a row', async () => {
    await synced('new 1');
    server.restore(backup);
    await whole();
    await synced('new 2');
    server.restore(backup);
    await elsewhere(server, uuid7(), 'since', 1);
    await whole();
    expect(aliases().toSorted()).toEqual(['at first', 'new 1', 'new 2', 'since']);
  });

  it('a server that never knows this device is left alone for a while', async () => {
    server.inFront = (request) => (new URL(request.url).pathname === '/api/v1/sync' && server.requests.length > 0 ? json(409, { error: { code: 'unknown_history', message: '', fields: {}, detail: {} } }) : null);
    server.requests.length = 0;
    await sync();
    expect(server.requests.length).toBeLessThan(6);
    expect(aliases()).toEqual(['at first']);
  });

  it('words that do not open there do not take the place of those here', async () => {
    entries.put('people', changed, person('changed here'));
    await sync();
    server.restore(backup);
    await elsewhere(server, changed, 'forged', 2, at(changed, 7));
    await sync();
    expect(aliases()).toEqual(['changed here']);
    expect(refused.value).toEqual([{ kind: 'people', id: changed, reason: 'cannot_open' }]);
  });
});
