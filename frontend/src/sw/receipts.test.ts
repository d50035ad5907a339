import 'fake-indexeddb/auto';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { flushReceipts, report } from './receipts';
import { forgetPush, isFirstTime, queuedReceipts, queueReceipt } from './store';

const TOKEN = 'abcdefgh1234';
let answers: (() => Promise<Response>)[] = [];
let sent: { path: string; body: unknown; credentials: RequestCredentials | undefined }[] = [];

const answer = (status: number) => () => Promise.resolve(new Response(null, { status }));
const offline = () => Promise.reject(new TypeError('Failed to fetch'));

beforeEach(() => {
  [answers, sent] = [[], []];
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    sent.push({ path, body: JSON.parse(String(init.body)), credentials: init.credentials });
    return (answers.shift() ?? answer(204))();
  });
});

afterEach(async () => {
  vi.unstubAllGlobals();
  await forgetPush();
});

const waiting = async (): Promise<string[]> => (await queuedReceipts()).map(({ receipt }) => receipt.event);

describe('report', () => {
  it('sends a receipt by its token alone, without a cookie', async () => {
    await report(TOKEN, 'shown');
    expect(sent).toEqual([{ path: `/api/v1/deliveries/${TOKEN}/receipts`, body: { event: 'shown' }, credentials: 'omit' }]);
    expect(await waiting()).toEqual([]);
  });

  it('keeps receipts without a connection and sends them later, oldest first', async () => {
    answers = [offline, offline];
    await report(TOKEN, 'shown');
    await report(TOKEN, 'opened');
    expect(await waiting()).toEqual(['shown', 'opened']);
    sent = [];
    await flushReceipts();
    expect(sent.map(({ body }) => body)).toEqual([{ event: 'shown' }, { event: 'opened' }]);
    expect(await waiting()).toEqual([]);
  });

  it.each([503, 429, 408])('keeps a receipt that the server answers with %i', async (status) => {
    answers = [answer(status)];
    await report(TOKEN, 'rest');
    expect(await waiting()).toEqual(['rest']);
  });

  it('lets go of a receipt for a delivery that the server does not know', async () => {
    answers = [answer(404)];
    await report(TOKEN, 'shown');
    expect(await waiting()).toEqual([]);
  });

  it('does not ask for "later today" on another day', async () => {
    await queueReceipt({ token: TOKEN, event: 'later', at: Date.now() - 26 * 60 * 60 * 1000 });
    await flushReceipts();
    expect(sent).toEqual([]);
    expect(await waiting()).toEqual([]);
  });

  it('holds no more than fifty, and keeps the newest', async () => {
    for (let at = 1; at <= 55; at += 1) await queueReceipt({ token: TOKEN, event: 'shown', at });
    const kept = (await queuedReceipts()).map(({ receipt }) => receipt.at);
    expect([kept.length, kept[0], kept.at(-1)]).toEqual([50, 6, 55]);
  });
});

describe('isFirstTime', () => {
  it('is true once for a delivery, and again only when it has long been forgotten', async () => {
    const day = 24 * 60 * 60 * 1000;
    expect(await isFirstTime('one', 0)).toBe(true);
    expect(await isFirstTime('one', day)).toBe(false);
    expect(await isFirstTime('other', 4 * day)).toBe(true);
    expect(await isFirstTime('one', 4 * day)).toBe(true);
  });
});
