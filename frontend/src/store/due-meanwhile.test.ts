import 'fake-indexeddb/auto';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { closeVault } from '../vault/open-vault';
import { entries } from './entries';
import { freshApp, person, reopenApp, sync } from './testing/app';
import { type FakeServer, json } from './testing/fake-server';
import { synced } from './testing/two-sides';

const NINE = '2026-06-15T09:00:00Z';
let server: FakeServer;

beforeEach(async () => {
  server = await freshApp();
});
afterEach(() => closeVault());

/** The next write is taken, and answered with the mark that something else made on the server before. */
function markedMeanwhile(id: string, revision: number): void {
  server.instead.push(({ body }) => {
    const before = server.entries.get(`people/${id}`);
    server.write({ ...before, ...body, kind: 'people', id, deleted_at: null, route_due_at: NINE } as Parameters<FakeServer['write']>[0], revision);
    return json(200, server.entries.get(`people/${id}`));
  });
}

const due = (id: string) => entries.find('people', id)?.columns.route_due_at;

test('promise 8: a mark that the server made stands on a device that wrote before it heard of it', async () => {
  const id = await synced('Ash');
  markedMeanwhile(id, 2);
  entries.put('people', id, person('Ash, my friend'));
  await sync();
  expect([due(id), entries.find('people', id)?.words.alias]).toEqual([NINE, 'Ash, my friend']);
  await reopenApp();
  await sync();
  expect(due(id)).toBe(NINE);
  const { columns, ...rest } = person('Ash');
  entries.put('people', id, { ...rest, columns: { ...columns, route_due_at: NINE } });
  await sync();
  expect([entries.stateOf('people', id), entries.find('people', id)?.words.alias]).toEqual(['synced', 'Ash']);
});

test('promise 8: so it does where a deletion is taken back', async () => {
  const id = await synced('Ash');
  entries.remove('people', id);
  await sync();
  server.instead.push(() => null); // the deletion taken back; what was there follows it
  markedMeanwhile(id, 4);
  entries.restore('people', id);
  await sync();
  expect([due(id), entries.stateOf('people', id)]).toEqual([NINE, 'synced']);
});

test('promise 8: and while more is typed', async () => {
  const id = await synced('Ash');
  entries.put('people', id, person('Ash, my friend'));
  await entries.settled();
  markedMeanwhile(id, 2);
  const done = entries.hold('people', id);
  const sending = sync();
  entries.put('people', id, person('Ash, my old friend'));
  await sending;
  done();
  await sync();
  expect([entries.stateOf('people', id), entries.find('people', id)?.words.alias]).toEqual(['synced', 'Ash, my old friend']);
});
