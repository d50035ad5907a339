import 'fake-indexeddb/auto';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { ours } from '../api/testing/ours';
import { answerSync, askToBeWoken, hear, type SyncEvent } from './hear';
import { forgetPush, queuedReceipts, queueReceipt } from './store';

let reachable = true;
let sent: string[] = [];
const register = vi.fn(async () => undefined);
const woken = { tag: 'receipts' } as SyncEvent;

beforeEach(() => {
  [reachable, sent] = [true, []];
  register.mockClear();
  vi.stubGlobal('self', { registration: { sync: { register }, getNotifications: async () => [] } });
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    if (!reachable) throw new TypeError('Failed to fetch');
    sent.push((JSON.parse(String(init.body)) as { event?: string }).event ?? path);
    return ours(new Response(null, { status: 204 }));
  });
});

afterEach(async () => {
  vi.unstubAllGlobals();
  await forgetPush();
});

const rest = (days = 0): Promise<unknown> => queueReceipt({ token: 'abcdefgh1234', event: 'rest', at: Date.now() - days * 24 * 60 * 60 * 1000 });
const waiting = async (): Promise<number> => (await queuedReceipts()).length;

describe('promise 23: a rest that did not reach the server', () => {
  it.each([0, 2, 6])('is sent as soon as there is a connection, %d days later too', async (days) => {
    await rest(days);
    await hear();
    expect(sent).toEqual(['rest']);
    expect(await waiting()).toBe(0);
  });

  it('asks the browser to be woken, and again as long as it waits', async () => {
    await askToBeWoken();
    expect(register).not.toHaveBeenCalled();
    await rest();
    await askToBeWoken();
    expect(register).toHaveBeenCalledExactlyOnceWith('receipts');
    reachable = false;
    await expect(answerSync(woken)).rejects.toThrow();
    expect(await waiting()).toBe(1);
    reachable = true;
    await answerSync(woken);
    expect([sent, await waiting()]).toEqual([['rest'], 0]);
  });
});
