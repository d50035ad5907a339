import 'fake-indexeddb/auto';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { after } from '../pwa/worker';
import { closeVault } from '../vault/open-vault';
import { closeDb, db } from './db';
import { freshApp } from './testing/app';
import { throwAway } from './testing/breaking';

const isThere = async (): Promise<boolean> => (await indexedDB.databases()).some(({ name }) => name === 'attune');

beforeEach(() => freshApp());

afterEach(async () => {
  await closeVault();
  await closeDb();
});

test('a store that is thrown away under an open page is there again at once', async () => {
  await throwAway();
  await db();
  expect(await isThere()).toBe(true);
});

test('promise 5: one that is thrown away after everything was closed never comes back by itself', async () => {
  await closeVault();
  await throwAway(); // somebody had it open still
  await after(50);
  expect(await isThere()).toBe(false);
});
