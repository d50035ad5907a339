import 'fake-indexeddb/auto';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { ours as asOurs } from '../api/testing/ours';
import { putDoneAway } from './done';
import { LINES } from './lines';
import { keepPool } from './pool';
import { showNotification } from './push';
import { flushReceipts, report, restWaits } from './receipts';
import { forgetPush, isFirstTime, queuedReceipts, queueReceipt } from './store';

const TOKEN = 'abcdefgh1234';
const DAY = 24 * 60 * 60 * 1000;
type Sent = { path: string; body: unknown; credentials: RequestCredentials | undefined };
type Shown = { title: string; options: NotificationOptions & { actions?: unknown[] } };
let answers: (() => Promise<Response>)[] = [];
let sent: Sent[] = [];
let shown: Shown[] = [];
let order: string[] = [];
let redirect: RequestRedirect | undefined;
let closed: string[] = [];
let onScreen: string[] = [];

const RECEIPT = `/api/v1/deliveries/${TOKEN}/receipts`;
const answer = (status: number, body?: unknown) => () => Promise.resolve(asOurs(body === undefined ? new Response(null, { status }) : Response.json(body, { status })));
const ours = (status: number, code = 'not_found') => answer(status, { error: { code, message: 'A sentence.', fields: {}, detail: {} } });
const page = (status: number) => () => Promise.resolve(new Response('<html>Please sign in to the hotel</html>', { status }));
const offline = () => Promise.reject(new TypeError('Failed to fetch'));

const registration = {
  showNotification: (title: string, options: NotificationOptions) => {
    shown.push({ title, options });
    order.push('shown');
    return Promise.resolve();
  },
  getNotifications: () => Promise.resolve(onScreen.map((token) => ({ data: { token }, close: () => closed.push(token) }))),
} as unknown as ServiceWorkerRegistration;

beforeEach(() => {
  [answers, sent, shown, order, closed, onScreen] = [[], [], [], [], [], []];
  vi.stubGlobal('self', { registration });
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    const body = JSON.parse(String(init.body)) as { event?: string };
    sent.push({ path, body, credentials: init.credentials });
    redirect = init.redirect;
    order.push(body.event ?? path);
    return (answers.shift() ?? answer(204))();
  });
});

afterEach(async () => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  await forgetPush();
});

const waiting = async (): Promise<string[]> => (await queuedReceipts()).map(({ receipt }) => receipt.event);
const payload = (token: string): string => JSON.stringify({ d: token, notification: { tag: token }, w: { content: 'affirmation', since: 0 } });

describe('report', () => {
  it('promise 16: sends a receipt by its token alone, without a cookie, to our own server', async () => {
    expect(await report(TOKEN, 'shown')).toBe('taken');
    expect(sent).toEqual([{ path: RECEIPT, body: { event: 'shown' }, credentials: 'omit' }]);
    expect(redirect).toBe('error'); // whatever answers there sends it nowhere else
    expect(await waiting()).toEqual([]);
  });

  it('keeps receipts without a connection and sends them later, what matters most first', async () => {
    answers = [offline, offline, offline, offline];
    for (const event of ['shown', 'opened', 'later', 'rest'] as const) expect(await report(TOKEN, event)).toBe('waits');
    expect(await waiting()).toEqual(['shown', 'opened', 'later', 'rest']);
    sent = [];
    await flushReceipts();
    expect(sent.map(({ body }) => body)).toEqual([{ event: 'rest' }, { event: 'later' }, { event: 'opened' }, { event: 'shown' }]);
    expect(await waiting()).toEqual([]);
  });

  const gateway = () => Promise.resolve(Response.json({ error: { code: 'not_found', message: 'No such page.' } }, { status: 404 }));
  const nobodysWord = [200, 302, 400, 403, 404, 410, 500, 502, 503, 511].map((status) => [`a page with ${status}`, page(status)] as const);
  it.each([
    ...nobodysWord,
    ['an empty 200', answer(200)] as const,
    ['an empty 404', answer(404)] as const,
    ['a gateway that refuses in our shape', gateway] as const,
    ['somebody else\'s JSON with 404', answer(404, { detail: 'Not found.' })] as const,
    ['nothing', offline] as const,
    ['our 503', ours(503, 'unavailable')] as const,
    ['our 429', ours(429, 'throttled')] as const,
    ['our 408', ours(408, 'timeout')] as const,
  ])('keeps a rest that is answered with %s until the server itself takes it', async (_what, given) => {
    answers = [given];
    expect(await report(TOKEN, 'rest')).toBe('waits');
    expect([await waiting(), await restWaits()]).toEqual([['rest'], true]);
    await flushReceipts();
    expect([await waiting(), await restWaits()]).toEqual([[], false]);
  });

  it('sends a rest at once where the device keeps nothing, and says when that did not get through', async () => {
    const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('closed to us', 'SecurityError');
    });
    expect(await report(TOKEN, 'rest')).toBe('taken');
    answers = [offline];
    await expect(report(TOKEN, 'rest')).rejects.toThrow();
    expect(sent.map(({ body }) => body)).toEqual([{ event: 'rest' }, { event: 'rest' }]);
    open.mockRestore();
  });

  it('lets go of a receipt for a delivery that the server itself does not know', async () => {
    answers = [ours(404)];
    expect(await report(TOKEN, 'shown')).toBe('none');
    expect(await waiting()).toEqual([]);
  });

  it.each([
    [true, 'taken'],
    [false, 'none'],
  ])('says of "later today" whether one more comes: %s', async (comes_again, told) => {
    answers = [answer(200, { comes_again })];
    expect(await report(TOKEN, 'later')).toBe(told);
  });

  it('promise 44: does not ask for "later today" on another day, nor for a rest whose week is over', async () => {
    await queueReceipt({ token: TOKEN, event: 'later', at: Date.now() - 26 * 60 * 60 * 1000 });
    await queueReceipt({ token: TOKEN, event: 'rest', at: Date.now() - 8 * DAY });
    expect(await restWaits()).toBe(false);
    await flushReceipts();
    expect(sent).toEqual([]);
    expect(await waiting()).toEqual([]);
  });

  it('promise 23: holds no more than fifty, lets go of what was shown first, and never of a rest', async () => {
    await queueReceipt({ token: TOKEN, event: 'rest', at: 1 });
    await queueReceipt({ token: TOKEN, event: 'opened', at: 2 });
    for (let at = 3; at <= 55; at += 1) await queueReceipt({ token: TOKEN, event: 'shown', at });
    const kept = (await queuedReceipts()).map(({ receipt }) => receipt.at);
    expect([kept.length, kept.slice(0, 3), kept.at(-1)]).toEqual([50, [1, 2, 8], 55]);
    for (let at = 56; at <= 120; at += 1) await queueReceipt({ token: TOKEN, event: 'opened', at });
    expect((await queuedReceipts()).map(({ receipt }) => receipt.event).filter((event) => event === 'rest')).toEqual(['rest']);
  });
});

describe('promise 23: a rest that the server has not heard of', () => {
  const restUnheard = async (): Promise<void> => {
    await keepPool({ cursor: 0, texts: { affirmation: [{ id: 'rest-1', text: 'Maybe rest is allowed.' }] } });
    answers = [offline];
    await report(TOKEN, 'rest');
    [sent, order] = [[], []];
  };

  it('is sent before the next note is shown, and that note is one silent neutral line', async () => {
    await restUnheard();
    await showNotification(payload('nextnextnext'));
    expect(order).toEqual(['rest', 'shown', 'shown']);
    expect(LINES.en.plain).toContain(shown[0]?.title);
    expect(shown[0]?.options).toMatchObject({ silent: true, tag: 'resting', actions: [] });
    expect(shown[0]?.options.body).toBeUndefined();
    expect(await restWaits()).toBe(false);
  });

  it.each([
    ['can\'t be reached', offline],
    ['answers 503', page(503)],
    ['is answered for', page(200)],
  ])('keeps this device quiet while the server %s, also for the note after that', async (_why, given) => {
    await restUnheard();
    for (const token of ['nextnextnext', 'afterthatone']) {
      answers = [given, given];
      await showNotification(payload(token));
    }
    expect(shown.map(({ options }) => [options.silent, options.tag])).toEqual([
      [true, 'resting'],
      [true, 'resting'],
    ]);
    await flushReceipts();
    await showNotification(payload('weekisover12'));
    expect(shown.at(-1)?.options).toMatchObject({ silent: false, tag: 'weekisover12' });
  });

  it('waits no longer than five seconds for a server that gives no answer', async () => {
    await restUnheard();
    answers = [() => new Promise(() => undefined)];
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const showing = showNotification(payload('nextnextnext'));
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    await vi.advanceTimersByTimeAsync(5000);
    vi.useRealTimers();
    await showing;
    expect(shown[0]?.options.silent).toBe(true);
  });
});

it.each([true, false])('promise 23: every note can be answered with a rest, in words or without (%s)', async (words) => {
  if (words) await keepPool({ cursor: 0, texts: { affirmation: [{ id: 'rest-1', text: 'Maybe rest is allowed.' }] } });
  await showNotification(payload(TOKEN));
  await showNotification(payload(TOKEN)); // a repeat too
  expect(shown.map(({ options }) => (options.actions as readonly { readonly action: string }[]).map(({ action }) => action))).toEqual([['later', 'rest'], ['later', 'rest']]);
});

it('promise 44: a repeat of a delivery takes the place of the first, and makes no sound', async () => {
  await showNotification(payload(TOKEN));
  await showNotification(payload(TOKEN));
  await showNotification(payload('afterthatone'));
  expect(shown.map(({ options }) => [options.tag, options.silent])).toEqual([
    [TOKEN, false],
    [TOKEN, true],
    ['afterthatone', false],
  ]);
});

describe('notes that are done', () => {
  it('go when another one comes, and the one that came stays', async () => {
    onScreen = ['doneonphone1', 'stillwaiting', 'nextnextnext'];
    answers = [answer(204), answer(200, { done: ['doneonphone1', 'nextnextnext'] })];
    await showNotification(payload('nextnextnext'));
    expect(sent.at(-1)).toMatchObject({ path: '/api/v1/deliveries/done', body: { tokens: ['doneonphone1', 'stillwaiting'] }, credentials: 'omit' });
    expect(closed).toEqual(['doneonphone1']);
  });

  it('are asked for only where one stands', async () => {
    await putDoneAway(registration);
    expect(sent).toEqual([]);
  });

  it.each([
    ['can\'t be reached', offline],
    ['is answered for', page(200)],
    ['is not well', page(503)],
    ['says no', ours(400, 'invalid')],
  ])('stay while the server %s', async (_why, given) => {
    onScreen = ['stillwaiting'];
    answers = [given];
    await putDoneAway(registration);
    expect(closed).toEqual([]);
  });
});

describe('isFirstTime', () => {
  it('promise 44: is true once for a delivery, and again only when it has long been forgotten', async () => {
    const day = 24 * 60 * 60 * 1000;
    expect(await isFirstTime('one', 0)).toBe(true);
    expect(await isFirstTime('one', day)).toBe(false);
    expect(await isFirstTime('other', 4 * day)).toBe(true);
    expect(await isFirstTime('one', 4 * day)).toBe(true);
  });
});
