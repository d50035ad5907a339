import 'fake-indexeddb/auto';

import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { ours } from '../api/testing/ours';
import { answerClick } from './click';
import { showNotification } from './push';
import { forgetPush, keepSubscription } from './store';
import { followChange } from './subscription-change';

const TOKEN = 'abcdefgh1234';
const opened = vi.fn(async () => null);
const subscribe = vi.fn(async () => ({ endpoint: 'https://push.example.org/b', toJSON: () => ({ endpoint: 'https://push.example.org/b', keys: {} }) }));
const close = vi.fn();
let told: unknown[] = [];

beforeEach(() => {
  told = [];
  const registration = { showNotification: async () => undefined, getNotifications: async () => [], pushManager: { getSubscription: async () => null, subscribe } };
  vi.stubGlobal('self', { registration, clients: { matchAll: async () => [], openWindow: opened } });
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    told.push((JSON.parse(String(init.body)) as { event?: string }).event ?? path);
    return ours(new Response(null, { status: 204 }));
  });
});

afterEach(async () => {
  vi.unstubAllGlobals();
  vi.clearAllMocks();
  await forgetPush();
});

const tap = (action: string): Promise<void> => answerClick({ close, data: { token: TOKEN } } as unknown as Notification, action);

it.each(['rest', 'later'])('promise 23: one tap on "%s" is all of it: the server hears of it and no page opens', async (action) => {
  await tap(action);
  expect([told, close.mock.calls.length, opened.mock.calls.length]).toEqual([[action], 1, 0]);
});

it('promise 24: a note that is shown is told as that, and as opened once it is tapped', async () => {
  await showNotification(JSON.stringify({ d: TOKEN, notification: { tag: TOKEN } }));
  expect(told).toEqual(['shown']);
  await tap('');
  expect([told, opened.mock.calls]).toEqual([['shown', 'opened'], [[`/?note=${TOKEN}`]]]);
});

it('promise 23: a change of the address subscribes nobody who turned notes off or signed out', async () => {
  await followChange(null);
  expect([subscribe.mock.calls.length, told]).toEqual([0, []]);
  await keepSubscription({ id: 'a', renewalToken: 'b', endpoint: 'https://push.example.org/a', vapidKey: 'AAAA' });
  await followChange(null);
  expect(subscribe).toHaveBeenCalledOnce();
});
