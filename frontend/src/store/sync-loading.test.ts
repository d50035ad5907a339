import { afterEach, expect, it, vi } from 'vitest';

import { closeVault } from '../vault/open-vault';
import { startSync, stopSync, syncNow } from './sync';
import { openAs } from './testing/person';

const sent = vi.fn(async () => ({ type: 'done' }));
const fetched = vi.fn(async () => undefined);
vi.mock('./stock', () => ({ takeStock: async () => undefined }));
vi.mock('./pull', () => ({ pull: () => fetched() }));

afterEach(async () => {
  stopSync();
  await closeVault();
});

it('promise 43: when the script that sends can not be fetched, it is fetched again at the next try', async () => {
  vi.doMock('./flush', () => {
    throw new TypeError('Failed to fetch dynamically imported module');
  });
  await openAs();
  startSync(() => undefined);
  await syncNow(); // and nothing is thrown: it is no connection
  expect([sent.mock.calls.length, fetched.mock.calls.length]).toEqual([0, 0]);
  vi.doMock('./flush', () => ({ flush: sent }));
  await syncNow();
  expect([sent.mock.calls.length, fetched.mock.calls.length]).toEqual([1, 1]);
});
