import 'fake-indexeddb/auto';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { closeVault } from '../vault/open-vault';
import { conflicts } from './conflicts';
import { entries } from './entries';
import type { OpenEntry } from './kinds';
import { rejected } from './rejected';
import { saveState, unsyncedCount } from './status';
import { freshApp, person, reopenApp, sync } from './testing/app';
import { error, type FakeServer } from './testing/fake-server';
import { aliases, elsewhere } from './testing/two-sides';

const OPERATIONS = 200;
const REFUSED_EVERY = 40;
let server: FakeServer;

beforeEach(async () => {
  server = await freshApp();
});

afterEach(() => closeVault());

test('promise 43: 200 operations of a week offline arrive late, twice and partly refused, and nothing is lost', { timeout: 60_000 }, async () => {
  server.offline = true;
  for (let number = 0; number < OPERATIONS; number += 1) entries.put('people', null, person(`person ${number}`));
  await sync();
  expect(unsyncedCount.value).toBe(OPERATIONS);
  await reopenApp(); // killed and opened again before there was a network
  expect(aliases()).toHaveLength(OPERATIONS);

  server.offline = false;
  let request = 0;
  const lost = new Set<string | null>();
  const misbehave = (): void => {
    server.instead.push(({ method, key }) => {
      misbehave();
      if (method === 'GET') return null;
      request += 1;
      if (request % REFUSED_EVERY === 0) return error(422, 'invalid');
      if (request % 3 !== 0 || lost.has(key)) return null;
      lost.add(key); // it arrived with those before it, and no answer came: all are sent again
      return 'drop_answer';
    });
  };
  misbehave();
  for (let round = 0; round < OPERATIONS && unsyncedCount.value > rejected.list.value.length; round += 1) await sync();

  const held = rejected.list.value;
  expect(held.length).toBeGreaterThan(0);
  // one may have arrived before it was refused
  expect(server.entries.size).toBeGreaterThanOrEqual(OPERATIONS - held.length);
  expect(aliases().toSorted()).toEqual(Array.from({ length: OPERATIONS }, (_, number) => `person ${number}`).toSorted());
  expect(held.every(({ entry, error: why }) => (entry as OpenEntry<'people'>).words.alias?.startsWith('person') && why.code === 'invalid')).toBe(true);

  server.instead.length = 0;
  for (const { seq } of held) await rejected.retry(seq);
  await sync();
  expect([server.entries.size, unsyncedCount.value, saveState.value]).toEqual([OPERATIONS, 0, 'saved_everywhere']);
});

test('promise 43: two versions show the newest of the other device, also when it changed again while the person was deciding', async () => {
  const { id } = entries.put('people', null, person('at first'));
  await sync();
  await elsewhere(server, id, 'theirs', 2);
  entries.put('people', id, person('mine'));
  await sync();
  await elsewhere(server, id, 'theirs, changed again', 3);
  await sync();
  expect(conflicts.list.value.map(({ theirs }) => theirs && (theirs.words as { alias: string }).alias)).toEqual(['theirs, changed again']);
  await conflicts.keepBoth(id);
  await sync();
  expect(aliases().toSorted()).toEqual(['mine', 'theirs, changed again']);
});
