import 'fake-indexeddb/auto';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { closeVault } from '../vault/open-vault';
import { entries } from './entries';
import { inventoryRow, keyOf, openInventory, writeInventory } from './inventory-parts';
import { review } from './review';
import { looks, refused } from './looks';
import { freshApp, openApp, person, reopenApp, sync } from './testing/app';
import { closeDb, db, wipeFor } from './db';
import type { FakeServer } from './testing/fake-server';
import { OWNER } from './testing/person';
import { aliases, deletedElsewhere, fromAnother, synced } from './testing/two-sides';
import { uuid7 } from './uuid7';

// A server that gives out an older time, or leaves something out, to a device that can't know.

let server: FakeServer;

beforeEach(async () => {
  server = await freshApp();
  server.pageSize = 200;
});

afterEach(() => closeVault());

/** The same person on a device that was never here. */
async function onNewDevice(): Promise<void> {
  await entries.settled();
  await closeVault();
  await wipeFor(OWNER);
  await closeDb();
  await openApp();
  await sync();
}

const stored = (id: string) => server.entries.get(`people/${id}`) ?? expect.fail();

describe('promise 5: a device that was never here', () => {
  it('is given everything: there is nothing to look at', async () => {
    const [ash, bo] = [await synced('Ash'), await synced('Bo')];
    entries.put('people', ash, person('Ash, changed'));
    entries.remove('people', bo);
    await sync();
    await onNewDevice();
    expect([aliases(), refused.value]).toEqual([['Ash, changed'], []]);
  });

  it.each(['the newest', 'the oldest'])('is not given %s: it says that something is missing', async (which) => {
    const ids = [await synced('Ash'), await synced('Bo'), await synced('Cy')];
    const id = ids[which === 'the newest' ? 2 : 0] ?? '';
    server.entries.delete(`people/${id}`);
    await onNewDevice();
    expect([aliases().length, refused.value]).toEqual([2, [{ kind: 'people', id, reason: 'missing' }]]);
  });

  it('is given an older version: it says so', async () => {
    const id = await synced('Ash');
    const before = structuredClone(stored(id));
    entries.put('people', id, person('Ash, changed'));
    await sync();
    server.entries.set(`people/${id}`, before);
    await onNewDevice();
    expect(refused.value).toEqual([{ kind: 'people', id, reason: 'rolled_back' }]);
    await review.takeTheirs(looks.value[0] ?? expect.fail());
    await sync();
    await onNewDevice();
    expect([aliases(), refused.value]).toEqual([['Ash'], []]);
  });

  it('is given what was deleted: it says so', async () => {
    const id = await synced('Ash');
    const before = structuredClone(stored(id));
    entries.remove('people', id);
    await sync();
    server.entries.set(`people/${id}`, before);
    await onNewDevice();
    expect(refused.value).toEqual([{ kind: 'people', id, reason: 'rolled_back' }]);
  });

  it('is not given the list: it says so, and what is there can be taken', async () => {
    await synced('Ash');
    server.inventory.clear();
    await onNewDevice();
    expect([aliases(), refused.value]).toEqual([['Ash'], [{ kind: 'inventory', id: '', reason: 'no_list' }]]);
    await review.drop(looks.value[0] ?? expect.fail());
    await sync();
    expect([refused.value, server.inventory.size]).toEqual([[], 16]);
    await onNewDevice();
    expect([aliases(), refused.value]).toEqual([['Ash'], []]);
  });

  it('is given a part of an earlier time with what stood there: another part knows better', async () => {
    const [one, other] = ['018f2b6e-0000-7000-8000-000000000100', '018f2b6e-0000-7000-8000-000000000101'];
    entries.put('people', one, person('Ash'));
    await sync();
    const [part, entry] = [structuredClone(server.inventory.get(0)), structuredClone(stored(one))];
    entries.put('people', one, person('Ash, changed'));
    await sync();
    entries.put('people', other, person('Bo'));
    await sync();
    server.inventory.set(0, part ?? expect.fail());
    server.entries.set(`people/${one}`, entry);
    await onNewDevice();
    expect(refused.value).toEqual([{ kind: 'inventory', id: '', reason: 'no_list' }]);
  });

  it('is given a part of the list that is not the person’s', async () => {
    await synced('Ash');
    for (const [number, part] of server.inventory) server.inventory.set(number, { ...part, sealed: 'A'.repeat(80) });
    await onNewDevice();
    expect(refused.value).toEqual([{ kind: 'inventory', id: '', reason: 'no_list' }]);
  });

  it('lets go of what is missing, and no later one asks again', async () => {
    const id = await synced('Ash');
    await synced('Bo');
    server.entries.delete(`people/${id}`);
    await onNewDevice();
    await review.drop(looks.value[0] ?? expect.fail());
    await sync();
    await onNewDevice();
    expect([aliases(), refused.value]).toEqual([['Bo'], []]);
  });
});

describe('promise 5: what the server made up', () => {
  const madeUp = (): string => {
    const id = uuid7();
    server.write({ kind: 'card-responses', id, text: 'one', response: 'kept', answers: { true_now: 9 }, words: null } as never, 1);
    return id;
  };

  it('without an envelope, and on no list, is shown as nobody’s', async () => {
    await synced('Ash');
    const id = madeUp();
    await sync();
    expect([entries.find('card-responses', id), refused.value]).toEqual([undefined, [{ kind: 'card-responses', id, reason: 'unlisted' }]]);
    await onNewDevice();
    expect([entries.find('card-responses', id), refused.value]).toEqual([undefined, [{ kind: 'card-responses', id, reason: 'unlisted' }]]);
    await review.takeTheirs(looks.value[0] ?? expect.fail()); // an app of before had written it
    await sync();
    await onNewDevice();
    expect([entries.find('card-responses', id)?.answers, refused.value]).toEqual([{ true_now: 9 }, []]);
  });

  it('was there before there was a list: then it is on it', async () => {
    const id = madeUp();
    server.inventory.clear();
    await onNewDevice();
    await onNewDevice();
    expect([entries.find('card-responses', id)?.answers, refused.value]).toEqual([{ true_now: 9 }, []]);
  });
});

describe('promise 5: a device that was away', () => {
  it('is given the list and not what another one wrote: it says so', async () => {
    const id = await synced('Ash');
    const [row, before] = [await (await db()).get('entries', [OWNER, 'people', id]), structuredClone(stored(id))];
    entries.put('people', id, person('Ash, changed'));
    await sync();
    await (await db()).put('entries', row ?? expect.fail()); // as if that had been elsewhere
    server.entries.set(`people/${id}`, before);
    await reopenApp();
    await sync();
    expect([aliases(), refused.value]).toEqual([['Ash'], [{ kind: 'people', id, reason: 'rolled_back' }]]);
  });

  it('hears of nothing wrong where others wrote, deleted, and were slower with the list', async () => {
    const id = await synced('Ash');
    await fromAnother(server, 'people', id, person('Ash, changed'), 2, {});
    await deletedElsewhere(server, 'people', id, 3);
    await fromAnother(server, 'people', uuid7(), person('Bo'), 1, {});
    await sync();
    expect([aliases(), refused.value]).toEqual([['Bo'], []]);
    await onNewDevice();
    expect([aliases(), refused.value]).toEqual([['Bo'], []]);
  });

  it('takes its turn where another device wrote the same part first', async () => {
    const id = await synced('Ash');
    const row = await inventoryRow();
    entries.put('people', id, person('Ash, changed'));
    await sync();
    await (await db()).put('meta', row); // as if that had been elsewhere
    entries.put('people', id, person('Ash, changed again'));
    await sync();
    await onNewDevice();
    expect([aliases(), refused.value]).toEqual([['Ash, changed again'], []]);
  });

  it('an account from before gets its list with the next sync', async () => {
    await fromAnother(server, 'people', uuid7(), person('Ash'), 1, {}, false);
    server.inventory.clear();
    await onNewDevice();
    expect([aliases(), refused.value, server.inventory.size > 0]).toEqual([['Ash'], [], true]);
  });
});

it('the list of a thousand entries takes less than 70 KB, and a change of one less than 7', async () => {
  server.offline = true;
  for (let number = 0; number < 1000; number += 1) entries.put('people', null, person(`person ${number}`));
  await entries.settled();
  server.offline = false;
  await sync();
  const sizes = [...server.inventory.values()].map(({ sealed }) => sealed.length);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(70_000);
  server.requests.length = 0;
  entries.put('people', null, person('one more'));
  await sync();
  const [put] = server.requests.filter(({ method }) => method === 'PUT');
  expect(put?.bytes).toBeLessThan(7_000);
  expect(server.requests.map(({ method }) => method)).toEqual(['POST', 'GET', 'PUT']);
}, 60_000);

describe('promise 5: a list of many thousand entries', () => {
  const MANY = 6000;
  const many = (): ReadonlyMap<string, number> => new Map(Array.from({ length: MANY }, () => [keyOf('card-responses', uuid7()), 4] as const));

  it('is written in requests that the server takes, and each part knows of those before it', async () => {
    const first = many();
    await writeInventory(first);
    await writeInventory(new Map([...first.keys()].map((key) => [key, 6])));
    const { listed, doubted } = await openInventory(await inventoryRow());
    expect([listed.size, new Set(listed.values()), doubted, server.inventory.size]).toEqual([MANY, new Set([6]), false, 16]);
  });

  it('and wholly anew, upon what another device had', async () => {
    await writeInventory(many());
    await (await db()).delete('meta', `inventory/${OWNER}`);
    await writeInventory(many(), true);
    const { listed, doubted } = await openInventory(await inventoryRow());
    expect([listed.size, doubted]).toEqual([MANY, false]);
  });
});
