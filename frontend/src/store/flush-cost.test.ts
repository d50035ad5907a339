import 'fake-indexeddb/auto';

import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { closeVault } from '../vault/open-vault';
import { entries } from './entries';
import { flush } from './flush';
import { rejected } from './rejected';
import { pull } from './pull';
import { saveState, unsyncedCount } from './status';
import { stopSync } from './sync';
import { freshApp, person } from './testing/app';
import type { FakeServer } from './testing/fake-server';

// What writing and sending cost, in calls and rows of the device's store and in acts of sealing, not in seconds: the
// same for a write, however many wait.

type Cost = { calls: number; rows: number; seals: number };

let cost: Cost;
let server: FakeServer;

function counted(prototype: object, name: string): void {
  const real = (prototype as Record<string, (...args: unknown[]) => IDBRequest<unknown>>)[name];
  vi.spyOn(prototype as Record<string, () => unknown>, name).mockImplementation(function (this: unknown, ...args: unknown[]) {
    const request = real?.apply(this, args);
    cost.calls += 1;
    request?.addEventListener('success', () => (cost.rows += Array.isArray(request.result) ? request.result.length : 1));
    return request;
  } as () => unknown);
}

beforeEach(async () => {
  vi.stubGlobal('BroadcastChannel', undefined); // the tests of other files are no tabs of this browser
  server = await freshApp();
  server.pageSize = 200; // as the real one's
  stopSync(); // no timer sends in between
  for (const name of ['get', 'getAll', 'put', 'delete']) counted(IDBObjectStore.prototype, name);
  for (const name of ['get', 'getAll']) counted(IDBIndex.prototype, name);
  for (const name of ['encrypt', 'decrypt'] as const) {
    const real = crypto.subtle[name].bind(crypto.subtle);
    vi.spyOn(crypto.subtle, name).mockImplementation((...args) => {
      cost.seals += 1;
      return real(...args);
    });
  }
});

afterEach(async () => {
  vi.restoreAllMocks();
  await closeVault();
});

async function costOf(act: () => Promise<unknown>): Promise<Cost> {
  cost = { calls: 0, rows: 0, seals: 0 };
  await act();
  return cost;
}

async function writtenAndSent(number: number): Promise<{ written: Cost; sent: Cost; ms: number }> {
  const written = await costOf(async () => {
    for (let index = 0; index < number; index += 1) entries.put('people', null, person(`person ${index}`));
    await entries.settled();
  });
  expect(unsyncedCount.value).toBe(number);
  server.requests.length = 0;
  const began = performance.now();
  const sent = await costOf(async () => expect(await flush()).toEqual({ type: 'done' }));
  const ms = performance.now() - began;
  expect(saveState.value).toBe('saved_everywhere');
  return { written, sent, ms };
}

test('promise 43: the work for a write does not grow with the writes that wait', { timeout: 60_000 }, async ({ annotate }) => {
  const few = await writtenAndSent(100);
  const many = await writtenAndSent(800);
  await annotate(`flush of 800: ${Math.round(many.ms)} ms, of 100: ${Math.round(few.ms)} ms (${(many.ms / few.ms).toFixed(1)} times)`);
  for (const part of ['written', 'sent'] as const) {
    for (const what of ['calls', 'rows', 'seals'] as const) {
      const growth = many[part][what] / few[part][what];
      await annotate(`${part}, ${what}: ${few[part][what]} for 100, ${many[part][what]} for 800`);
      // eight times is what it is; the clock may begin a round of its own meanwhile; growing work would be 64
      expect(growth, `${part} ${what}`).toBeLessThanOrEqual(16);
    }
  }
  expect(many.sent.calls).toBeLessThanOrEqual(800 * 8);
});

test('promise 43: 800 writes take at most 20 round trips, what comes back included', { timeout: 60_000 }, async () => {
  await writtenAndSent(800);
  await pull();
  expect(server.entries.size).toBe(800);
  expect(server.requests.length).toBeLessThanOrEqual(20);
  expect(Math.max(...server.requests.map(({ bytes }) => bytes))).toBeLessThanOrEqual(256 * 1024);
  expect(server.requests.filter(({ method }) => method !== 'GET')).toHaveLength(8);
});

test('promise 43: also after tries without a connection, which make the requests small at first', { timeout: 60_000 }, async () => {
  server.offline = true;
  for (let index = 0; index < 800; index += 1) entries.put('people', null, person(`person ${index}`));
  await entries.settled();
  for (let times = 0; times < 10; times += 1) expect(await flush()).toEqual({ type: 'later', retryAfter: null });
  server.offline = false;
  server.requests.length = 0;
  await flush();
  await pull();
  expect(server.entries.size).toBe(800);
  expect(server.requests[0]?.bytes).toBeLessThanOrEqual(8 * 1024);
  expect(server.requests.length).toBeLessThanOrEqual(20);
});

test('promise 43: batches are filled by bytes too, and what is too large for any holds up no other', { timeout: 60_000 }, async () => {
  const long = 'x'.repeat(20_000);
  entries.put('people', null, person('x'.repeat(300_000)));
  for (let index = 0; index < 40; index += 1) entries.put('people', null, person(`${index} ${long}`));
  await entries.settled();
  server.requests.length = 0;
  await flush();
  expect(server.entries.size).toBe(40);
  expect(rejected.list.value).toMatchObject([{ error: { status: 413, code: 'too_large' } }]);
  expect(server.requests.filter(({ bytes }) => bytes > 256 * 1024)).toEqual([]); // it is not even sent
  expect(server.requests.length).toBeLessThanOrEqual(9);
});
