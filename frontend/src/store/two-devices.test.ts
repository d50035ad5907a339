import 'fake-indexeddb/auto';

import fc from 'fast-check';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import type { OpenEntry } from './kinds';
import { type Backup, error, FakeServer, json } from './testing/fake-server';

// Two devices of one person, and a server with faults behind a network with faults: proxies answer in its place, it is
// put back from a backup, clocks are wrong, and somebody comes back after a year. Whatever they do and in whatever
// order, in the end both show the same, no text is gone that nobody wrote over or deleted while seeing it, and nothing
// that was deleted is there again.

const ENTRIES = 3;
const STEPS = 40;
const DAY = 24 * 60 * 60 * 1000;

type Device = {
  readonly factory: IDBFactory;
  readonly app: typeof import('./testing/app');
  readonly room: typeof import('./index');
  readonly conflicts: (typeof import('./conflicts'))['conflicts'];
  readonly rejected: (typeof import('./rejected'))['rejected'];
  readonly close: () => Promise<void>;
};
const FAULTS = ['none', 'none', 'never_arrives', 'answer_lost', 'busy', 'refused', 'slow_down', 'page_200', 'page_404', 'page_502', 'proxy_comes_in'] as const;
type Fault = (typeof FAULTS)[number];
type Step =
  | { readonly do: 'write' | 'delete' | 'undo'; readonly on: 0 | 1; readonly entry: number }
  | { readonly do: 'sync'; readonly on: 0 | 1; readonly fault: Fault }
  | { readonly do: 'kill'; readonly on: 0 | 1 }
  | { readonly do: 'clock'; readonly on: 0 | 1; readonly days: number }
  | { readonly do: 'backup'; readonly on: 0 | 1 }
  | { readonly do: 'put_back'; readonly on: 0 | 1 }
  | { readonly do: 'year'; readonly on: 0 | 1 };

const on = fc.constantFrom<0 | 1>(0, 1);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('write' as const), on, entry: fc.nat(ENTRIES - 1) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('delete' as const, 'delete' as const, 'undo' as const), on, entry: fc.nat(ENTRIES - 1) }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('sync' as const), on, fault: fc.constantFrom(...FAULTS) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('kill' as const), on }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('clock' as const), on, days: fc.constantFrom(-400, -2, 0, 2, 400) }) },
  { weight: 2, arbitrary: on.chain((which) => fc.constantFrom<Step>(...(['backup', 'put_back', 'put_back', 'year'] as const).map((what) => ({ do: what, on: which })))) },
);

const idOf = (entry: number): string => `018f2b6e-0000-7000-8000-00000000010${entry}`;

/** Each device has the app's modules and a store of its own, as two browsers would. */
async function device(server: FakeServer): Promise<Device> {
  const factory = new IDBFactory();
  vi.stubGlobal('indexedDB', factory);
  vi.resetModules();
  const app = await import('./testing/app');
  const room = await import('./index');
  const { conflicts } = await import('./conflicts');
  const { rejected } = await import('./rejected');
  const { closeVault } = await import('../vault/open-vault');
  await app.openApp();
  // What sends and what compares is loaded by need, and has to be this device's own.
  await app.sync();
  let asked = false;
  server.inFront = () => (asked ? null : ((asked = true), error(409, 'unknown_history')));
  await app.sync();
  server.inFront = null;
  return { factory, app, room, conflicts, rejected, close: closeVault };
}

/** What stands between the device and the server, and answers for it: always, or from the second request on. */
function proxyWith(fault: Fault): FakeServer['inFront'] {
  const [, status] = /^page_(\d+)$/.exec(fault) ?? [];
  if (status === undefined && fault !== 'proxy_comes_in') return null;
  let passing = status === undefined ? 1 : 0;
  return () => {
    passing -= 1;
    return passing < 0 ? new Response('<!doctype html><title>Please wait</title>', { status: Number(status ?? 404) }) : null;
  };
}

function serverWith(fault: Fault, server: FakeServer): void {
  server.instead.length = 0;
  server.inFront = proxyWith(fault);
  if (fault === 'never_arrives') server.instead.push(() => Promise.reject(new TypeError('network')));
  if (fault === 'answer_lost') server.instead.push(() => 'drop_answer');
  if (fault === 'busy') server.instead.push(() => error(503, 'unavailable'));
  if (fault === 'slow_down') server.instead.push(() => json(429, { error: { code: 'throttled', message: '', fields: {}, detail: {} } }));
  if (fault === 'refused') server.instead.push(({ method }) => (method === 'GET' ? null : error(422, 'invalid')));
}

class World {
  readonly server = new FakeServer();
  readonly devices: Device[] = [];
  private written = 0;
  private readonly alive = new Set<string>(); // texts that nobody wrote over or deleted while seeing them
  private readonly deleted = new Map<string, string>();
  private readonly gone = new Set<string>(); // texts that were deleted by somebody who saw them
  private readonly undecided = new Set<string>();
  private readonly clocks = [0, 0]; // in days
  private backup: Backup = this.server.backup(); // of before anything was written

  async begin(): Promise<void> {
    vi.stubGlobal('BroadcastChannel', undefined); // tabs of one browser hear each other; two devices do not
    this.server.install();
    for (let index = 0; index < 2; index += 1) this.devices.push(await device(this.server));
    this.server.offline = true; // the network is there only while somebody syncs: no timer interferes
  }

  async take(what: Step): Promise<void> {
    const { app, room, factory } = this.devices[what.on] as Device;
    vi.stubGlobal('indexedDB', factory);
    vi.setSystemTime(Date.UTC(2026, 5, 1) + (this.clocks[what.on] ?? 0) * DAY);
    if (what.do === 'clock') return void (this.clocks[what.on] = what.days);
    if (what.do === 'backup') return void (this.backup = this.server.backup());
    if (what.do === 'put_back') return this.putBack();
    if (what.do === 'year') return this.server.forget();
    if (what.do === 'kill') return app.reopenApp();
    if (what.do === 'sync') return this.sync(what.on, what.fault);
    const id = idOf(what.entry);
    const seen = room.entries.find('people', id)?.words.alias;
    if (what.do === 'write') {
      const text = `text ${(this.written += 1)}`;
      if (seen !== undefined) this.alive.delete(seen);
      this.alive.add(text);
      room.entries.put('people', id, app.person(text));
    } else if (what.do === 'delete' && seen !== undefined) {
      this.alive.delete(seen);
      this.gone.add(seen);
      this.deleted.set(`${what.on}/${id}`, seen);
      room.entries.remove('people', id);
    } else if (what.do === 'undo' && room.entries.restore('people', id)) {
      const back = this.deleted.get(`${what.on}/${id}`);
      if (back !== undefined) this.alive.add(back);
      if (back !== undefined) this.gone.delete(back);
    }
    await room.entries.settled();
  }

  /** A version that somebody has still to choose from is kept for them, whatever another device did with it since. */
  private putBack(): void {
    this.server.restore(this.backup);
    const open = this.devices.flatMap(({ conflicts }) => conflicts.list.peek().flatMap(({ mine, theirs }) => [mine, theirs]));
    for (const version of open) if (version?.kind === 'people') this.undecided.add((version as OpenEntry<'people'>).words.alias ?? '');
  }

  async sync(which: number, fault: Fault): Promise<void> {
    const { app, factory } = this.devices[which] as Device;
    vi.stubGlobal('indexedDB', factory);
    serverWith(fault, this.server);
    this.server.offline = false;
    await app.sync();
    this.server.offline = true;
    serverWith('none', this.server);
  }

  /** Every device is online and well, and the person keeps both of whatever is there twice. */
  async settle(): Promise<void> {
    for (let round = 0; round < 12; round += 1) {
      for (const which of [0, 1]) {
        await this.sync(which, 'none');
        const { conflicts, rejected } = this.devices[which] as Device;
        for (const { seq } of rejected.list.peek()) await rejected.retry(seq);
        for (const { id, mine, theirs } of conflicts.list.peek()) {
          // Asked about what was deleted somewhere, they know what they deleted.
          if (theirs === null && this.wasDeleted(mine)) await conflicts.keepTheirs(id);
          else if (mine === null && this.wasDeleted(theirs)) await conflicts.keepMine(id);
          else await conflicts.keepBoth(id);
        }
      }
      if (this.devices.every(({ room }) => room.unsyncedCount.peek() === 0) && this.same()) return;
    }
  }

  /** What a browser shows that was never here before: what the server has. */
  async onNewDevice(): Promise<string[]> {
    this.server.offline = false;
    this.devices.push(await device(this.server));
    this.server.offline = true;
    return this.shown(this.devices.length - 1);
  }

  private wasDeleted(version: OpenEntry | null): boolean {
    return this.gone.has((version as OpenEntry<'people'> | null)?.words.alias ?? '');
  }

  shown(which: number): string[] {
    const { room } = this.devices[which] as Device;
    return room.entries.of('people').peek().map(({ id, words }) => `${id}: ${words.alias}`).toSorted();
  }

  texts(): Set<string> {
    const { room } = this.devices[0] as Device;
    return new Set(room.entries.of('people').peek().map(({ words }) => words.alias ?? ''));
  }

  lost(): string[] {
    const texts = this.texts();
    return [...this.alive].filter((text) => !texts.has(text));
  }

  returned(): string[] {
    const texts = this.texts();
    return [...this.gone].filter((text) => texts.has(text) && !this.undecided.has(text));
  }

  /** What any of the devices, the new one as well, asks the person to look at: the server did nothing wrong. */
  refused(): unknown[] {
    return this.devices.flatMap(({ room }) => room.refused.peek());
  }

  private same(): boolean {
    return JSON.stringify(this.shown(0)) === JSON.stringify(this.shown(1));
  }
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('promise 43: two devices and a server with faults come to the same, nothing that was typed is lost, and nothing deleted returns', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: STEPS, size: 'max' }), async (steps) => {
      const world = new World();
      try {
        await world.begin();
        for (const one of steps) await world.take(one);
        await world.settle();
        expect(world.shown(1)).toEqual(world.shown(0));
        expect(await world.onNewDevice()).toEqual(world.shown(0));
        expect(world.refused()).toEqual([]);
        expect(world.lost()).toEqual([]);
        expect(world.returned()).toEqual([]);
      } finally {
        for (const { close } of world.devices) await close();
      }
    }),
    { seed: 20260615, numRuns: 40, endOnFailure: false },
  );
});
