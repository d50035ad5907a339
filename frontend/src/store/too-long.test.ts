import 'fake-indexeddb/auto';

import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { ENTRY_KIND } from '../api/vocabularies/entry-kind';
import { closeVault } from '../vault/open-vault';
import { MOST_CHARACTERS } from '../vault/size';
import { db } from './db';
import { entries } from './entries';
import { operationsOf } from './outbox';
import { rejected } from './rejected';
import { saveState, unsyncedCount } from './status';
import { freshApp, person, reopenApp, sync } from './testing/app';
import { error, type FakeServer } from './testing/fake-server';
import { OWNER } from './testing/person';

let server: FakeServer;

beforeEach(async () => {
  server = await freshApp();
});

afterEach(async () => {
  await closeVault();
  vi.unstubAllGlobals();
});

const LONG = '語'.repeat(8000);

it.each(ENTRY_KIND)('%s that are too long are kept here, say why, hold nothing else up, and are saved once they are shorter', async (kind) => {
  const content = { columns: {}, answers: {}, words: { a: LONG, b: LONG, c: LONG } } as never;
  const { id } = entries.put(kind, null, content);
  const other = entries.put('people', null, person('Ash'));
  await sync();
  expect([...server.entries.keys()].filter((key) => key.includes(id))).toEqual([]);
  expect([...server.entries.keys()].some((key) => key.includes(other.id))).toBe(true);
  expect(rejected.list.value).toMatchObject([{ entry: { id }, error: { status: 413, code: 'too_large' } }]);
  expect(saveState.value).toBe('needs_attention');
  await reopenApp();
  expect(entries.find(kind, id)?.words).toEqual({ a: LONG, b: LONG, c: LONG });
  entries.put(kind, id, { columns: {}, answers: {}, words: { a: LONG, b: LONG } } as never);
  await sync();
  expect(rejected.list.value).toEqual([]);
  expect([saveState.value, unsyncedCount.value]).toEqual(['saved_everywhere', 0]);
  for (const { words } of server.entries.values()) expect(words?.text.length ?? 0).toBeLessThanOrEqual(MOST_CHARACTERS);
});

it('one that a server of before refused for its size is saved once it is shorter', async () => {
  server.instead.push(() => error(400, 'invalid'));
  const { id } = entries.put('people', null, person('Ash'));
  await sync();
  expect(rejected.list.value).toMatchObject([{ error: { code: 'invalid' } }]);
  entries.put('people', id, person('As'));
  await sync();
  expect([rejected.list.value, saveState.value]).toEqual([[], 'saved_everywhere']);
});

it('what is written while the refusal is on its way is not lost', async () => {
  const { id } = entries.put('people', null, person(LONG.repeat(3)));
  await entries.settled();
  const syncing = sync();
  entries.put('people', id, person('short'));
  await syncing;
  await sync();
  expect([rejected.list.value, await operationsOf(OWNER), await (await db()).count('entries')]).toEqual([[], [], 1]);
});
