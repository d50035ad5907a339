import 'fake-indexeddb/auto';

import { afterEach, describe, expect, it, vi } from 'vitest';

import * as store from './store';

const kept: store.KeptSubscription = { id: 'd1', renewalToken: 'r', endpoint: 'https://push.example.net/1', vapidKey: 'k' };
const names = async (): Promise<(string | undefined)[]> => (await indexedDB.databases()).map(({ name }) => name);

afterEach(store.forgetPush);

// The whole of what it lends, but for what writes: a new one is held to it without being named.
const WRITES = ['keepSubscription', 'isFirstTime', 'queueReceipt', 'putPool'];
const OTHERS = Object.entries(store).filter(([name]) => !WRITES.includes(name)) as [string, (...given: unknown[]) => Promise<unknown>][];

describe('the store of notes', () => {
  it.each(OTHERS)('is not made by %s: what comes after a sign-out leaves nothing behind', async (_name, ask) => {
    await ask(1);
    expect(await names()).toEqual([]);
  });

  it('answers as an empty one where there is none', async () => {
    expect([await store.readSubscription(), await store.queuedReceipts(), await store.readPool()]).toEqual([undefined, [], undefined]);
  });

  it('is not taken for an empty one where it can not be read', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('no', 'UnknownError');
    });
    await expect(store.readSubscription()).rejects.toThrow('no');
  });

  it('is read when it is there', async () => {
    await store.keepSubscription(kept);
    const key = await store.queueReceipt({ token: 't', event: 'rest', at: 1 });
    expect(await store.readSubscription()).toEqual(kept);
    expect((await store.queuedReceipts()).map(({ receipt }) => receipt.event)).toEqual(['rest']);
    await store.dropReceipt(key);
    await store.dropSubscription();
    expect([await store.readSubscription(), await store.queuedReceipts()]).toEqual([undefined, []]);
  });
});
