import 'fake-indexeddb/auto';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { ours } from '../api/testing/ours';
import { forgetPool, keepPool, openPool, type Pool, shownFor, wordsFor } from './pool';
import { showNotification } from './push';
import { forgetPush, putPool, readPool } from './store';

const TOKEN = 'abcdefgh1234';
const OTHER = 'ijklmnop5678';
const pool: Pool = { cursor: 12, texts: { affirmation: [{ id: 'rest-1', text: 'Maybe rest is allowed.' }, { id: 'worth-1', text: 'Maybe I count.' }] } };
const hint = { content: 'affirmation', since: 12 };
const payload = (token: string, w?: object): string => JSON.stringify({ d: token, notification: { tag: token }, w });

let notes: { title: string; body: string | undefined }[] = [];

beforeEach(async () => {
  notes = [];
  vi.stubGlobal('fetch', () => Promise.resolve(ours(new Response(null, { status: 204 }))));
  vi.stubGlobal('self', {
    registration: {
      showNotification: (title: string, { body }: NotificationOptions) => {
        notes.push({ title, body });
        return Promise.resolve();
      },
      getNotifications: () => Promise.resolve([]),
    },
  });
  await keepPool(pool);
});

afterEach(async () => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  await forgetPush();
});

describe('texts that have a day', () => {
  const of = (day: string, id: string) => ({ id, text: `${id} of ${day}`, day });
  const dated: Pool = { cursor: 12, texts: { affirmation: [of('2026-06-15', 'a'), of('2026-06-15', 'b'), of('2026-06-16', 'c'), of('2026-06-16', 'd')] } };

  it('come on it, the first one first, and another with a second note', async () => {
    await keepPool(dated);
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 5, 15, 9) });
    expect(await wordsFor(TOKEN, hint)).toBe('a of 2026-06-15');
    expect(await wordsFor(OTHER, hint)).toBe('b of 2026-06-15');
    expect(await wordsFor(OTHER, hint)).toBe('b of 2026-06-15');
    vi.setSystemTime(new Date(2026, 5, 16, 9));
    expect(await wordsFor('qrstuvwx9012', hint)).toBe('c of 2026-06-16');
  });

  it('leave the neutral line on a day that has none', async () => {
    await keepPool(dated);
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 5, 30, 9) });
    expect(await wordsFor(TOKEN, hint)).toBeNull();
  });
});

describe('the pool on the device', () => {
  it('promise 45: is sealed: neither the texts nor the key can be read out of the store', async () => {
    const kept = await readPool();
    expect(JSON.stringify(kept)).not.toContain('rest');
    expect(kept?.key.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('raw', kept?.key as CryptoKey)).rejects.toThrow();
  });

  it('takes the place of the one before, under the same key', async () => {
    const before = await readPool();
    await keepPool({ cursor: 13, texts: {} });
    expect(await openPool()).toEqual({ cursor: 13, texts: {} });
    expect((await readPool())?.key).toEqual(before?.key);
  });

  it('is not kept when it was given up while it was being sealed', async () => {
    await forgetPool();
    await keepPool(pool, () => false);
    expect(await readPool()).toBeUndefined();
  });

  it('goes with its key, and a device without notes gets no store from that', async () => {
    await forgetPool();
    expect(await readPool()).toBeUndefined();
    await forgetPush();
    await forgetPool();
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain('attune-push');
  });
});

describe('the words of a delivery', () => {
  it('are the same at a repeat, and others at the next delivery', async () => {
    const first = await wordsFor(TOKEN, hint);
    expect(await wordsFor(TOKEN, hint)).toBe(first);
    const second = await wordsFor(OTHER, hint);
    expect(new Set([first, second])).toEqual(new Set(pool.texts['affirmation']?.map(({ text }) => text)));
  });

  it('come again when there is only one text', async () => {
    await keepPool({ ...pool, texts: { affirmation: [{ id: 'rest-1', text: 'Maybe rest is allowed.' }] } });
    expect([await wordsFor(TOKEN, hint), await wordsFor(OTHER, hint)]).toEqual(['Maybe rest is allowed.', 'Maybe rest is allowed.']);
  });

  it.each([2, 6, 20])('come again once each of the others did, over a year of notes: %i of them', async (many) => {
    const texts = Array.from({ length: many }, (_, at) => ({ id: `${at}`, text: `Moment ${at}` }));
    await keepPool({ cursor: 12, texts: { kind_moment: texts } });
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 5, 15, 9) });
    const came: (string | null)[] = [];
    for (let day = 0; day < 365; day += 1) {
      vi.setSystemTime(new Date(2026, 5, 15 + day, 9));
      came.push(await wordsFor(`token${day}`, { content: 'kind_moment', since: 12 }));
    }
    // What was shown is remembered for sixteen days.
    const apart = Math.min(many, 16);
    const soon = came.filter((text, at) => came.slice(Math.max(0, at - apart + 1), at).includes(text));
    expect(soon).toEqual([]);
    expect(new Set(came).size).toBe(many);
  });

  it.each([
    ['a write since then is not known', { content: 'affirmation', since: 13 }],
    ['there is none of the kind', { content: 'kind_moment', since: 0 }],
  ])('are none when %s', async (_why, asked) => {
    expect(await wordsFor(TOKEN, asked)).toBeNull();
  });

  it('are none when the one that was shown has left the pool', async () => {
    const shown = await wordsFor(TOKEN, hint);
    await keepPool({ ...pool, texts: { affirmation: pool.texts['affirmation']?.filter(({ text }) => text !== shown) ?? [] } });
    expect(await wordsFor(TOKEN, hint)).toBeNull();
  });

  it('are known to the page that is opened from them, and to no other', async () => {
    const shown = await wordsFor(TOKEN, hint);
    const id = pool.texts['affirmation']?.find(({ text }) => text === shown)?.id;
    expect(await shownFor(TOKEN, 'affirmation')).toBe(id);
    expect(await shownFor(OTHER, 'affirmation')).toBeNull();
    expect(await shownFor(TOKEN, 'kind_moment')).toBeNull();
  });
});

describe('a note', () => {
  it('shows words below the neutral line', async () => {
    await showNotification(payload(TOKEN, hint));
    expect(notes[0]?.body).toMatch(/^Maybe/);
    expect(notes[0]?.title).not.toMatch(/^Maybe/);
  });

  it('promise 6: shows no words that were not asked for', async () => {
    await showNotification(payload(TOKEN));
    expect(notes).toEqual([{ title: expect.any(String), body: undefined }]);
  });

  it.each([
    ['the pool is too old', () => showNotification(payload(TOKEN, { content: 'affirmation', since: 99 }))],
    ['there is no pool', async () => (await forgetPool(), showNotification(payload(TOKEN, hint)))],
    [
      'the pool was changed',
      async () => {
        const kept = await readPool();
        if (kept) await putPool({ ...kept, box: `${kept.box.slice(0, -4)}AAAA` });
        await showNotification(payload(TOKEN, hint));
      },
    ],
  ])('is the neutral line alone when %s', async (_why, bring) => {
    await bring();
    expect(notes).toEqual([{ title: expect.any(String), body: undefined }]);
  });

  it('is the neutral line, and in time, when the store gives no answer', async () => {
    const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => new IDBOpenDBRequest());
    vi.useFakeTimers();
    void showNotification(payload(TOKEN, hint));
    await vi.advanceTimersByTimeAsync(3000);
    expect(notes).toEqual([{ title: expect.any(String), body: undefined }]);
    open.mockRestore();
  });
});
