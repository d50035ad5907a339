import { forceCloseDatabase, IDBFactory } from 'fake-indexeddb';
import { vi } from 'vitest';

import { error, type FakeServer } from './fake-server';

const MOMENT_MS = 300;
const DAY = 24 * 60 * 60 * 1000;

type Page = {
  readonly app: typeof import('./app');
  readonly room: typeof import('../index');
  readonly quiesce: () => Promise<void>;
  readonly database: typeof import('../db');
  readonly kept: typeof import('../in-memory');
  readonly choices: (typeof import('../conflicts'))['conflicts'];
  readonly rejected: (typeof import('../rejected'))['rejected'];
  readonly closeVault: () => Promise<void>;
};
type Known = { readonly _databases: Map<string, { readonly connections: readonly never[] }> };

/** Refuses like a browser that keeps nothing. */
const NOTHING = {
  open(): never {
    throw new DOMException('The operation is insecure.', 'SecurityError');
  },
};

/** The calendar that all devices live by, each with a clock of its own. */
export const today = { days: 0 };

let entered: Device | null = null; // whose page is running
let timed = 0;
const timers = new Map<number, { readonly act: () => void; readonly of: Device | null; readonly at: number }>();

/** Called once a test: a disk may be full, and each device has timers of its own. */
export function installDevices(): void {
  today.days = 0;
  vi.stubGlobal('BroadcastChannel', undefined); // tabs of one browser hear each other; two devices do not
  const put = IDBObjectStore.prototype.put;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function onFullDisk(this: IDBObjectStore, ...args) {
    if (entered?.full) throw new DOMException('full', 'QuotaExceededError');
    return Reflect.apply(put, this, args) as IDBRequest<IDBValidKey>;
  });
  timers.clear();
  vi.stubGlobal('setTimeout', (act: () => void, ms = 0) => {
    timers.set((timed += 1), { act, of: entered, at: (entered?.now ?? 0) + ms });
    if (ms <= MOMENT_MS) void soon(timed);
    return timed;
  });
  vi.stubGlobal('clearTimeout', (number: number) => timers.delete(number));
}

/** A moment goes by of itself, while its device runs: whoever types there meanwhile waits for it. */
async function soon(number: number): Promise<void> {
  const timer = timers.get(number);
  await turns(60);
  if (timer === undefined || timers.get(number) !== timer) return;
  if (timer.of !== entered) return soon(number);
  timers.delete(number);
  timer.act();
}

function runs(device: Device): void {
  entered = device;
}

/** The page gets to its next tasks. */
export async function turns(how: number): Promise<void> {
  for (let left = how; left > 0; left -= 1) await new Promise((go) => setImmediate(go));
}

/** A browser of one person, with the app's modules and a store of its own; its clock may be wrong. */
export class Device {
  readonly page: Page;
  readonly keeps: boolean;
  open = false; // so that the save line is on the screen
  clock = 0; // in days
  full = false;
  now = 0;
  private store: IDBFactory | null;

  private constructor(page: Page, keeps: boolean) {
    this.page = page;
    this.keeps = keeps;
    this.store = keeps ? new IDBFactory() : null;
  }

  static async made(keeps: boolean, server: FakeServer): Promise<Device> {
    vi.resetModules();
    const [app, room, { quiesce }, database, kept, { conflicts }, { rejected }, { closeVault }] = [await import('./app'), await import('../index'), await import('../store'), await import('../db'), await import('../in-memory'), await import('../conflicts'), await import('../rejected'), await import('../../vault/open-vault')];
    const rescue = await import('../rescue');
    database.rescueBy(() => Promise.resolve(rescue)); // else it would be another device's, loaded by need
    const device = new Device({ app, room, quiesce, database, kept, choices: conflicts, rejected, closeVault }, keeps);
    device.enter();
    await device.opens();
    // What sends and what compares is loaded by need as well.
    let asked = false;
    server.inFront = () => (asked ? null : ((asked = true), error(409, 'unknown_history')));
    await app.sync();
    server.inFront = null;
    return device;
  }

  /** What runs from now on runs here. */
  enter(): this {
    runs(this);
    vi.stubGlobal('indexedDB', this.store ?? NOTHING);
    vi.setSystemTime(Date.UTC(2026, 5, 1) + (today.days + this.clock) * DAY);
    return this;
  }

  private async opens(): Promise<void> {
    await this.page.app.openApp();
    this.open = true;
  }

  private async closes(): Promise<void> {
    this.open = false;
    await this.page.closeVault();
  }

  /** The page ends, with or without time to store what was typed, and another one opens. */
  async reopen(inTime: boolean): Promise<void> {
    if (inTime) await this.page.room.entries.settled();
    await this.closes();
    await this.page.room.entries.settled(); // nothing that was under way goes on in the page that follows
    await this.page.database.closeDb();
    for (const [number, { of }] of timers) if (of === this) timers.delete(number);
    await this.opens();
  }

  async lock(): Promise<void> {
    await this.page.quiesce();
    await this.closes();
    await this.opens();
  }

  /** The browser throws away what it has of the site: beneath an open page, or while none is open. */
  async evict(open: boolean): Promise<void> {
    if (!this.store) return;
    if (!open) {
      await this.closes();
      await this.page.database.closeDb();
      this.store = new IDBFactory();
      this.enter();
      await this.opens();
      return;
    }
    const databases = (this.store as unknown as Known)._databases;
    const connections = [...(databases.get('attune')?.connections ?? [])];
    databases.delete('attune');
    for (const connection of connections) forceCloseDatabase(connection);
    await turns(60); // nothing asks for the store meanwhile
  }

  /** Half a minute goes by: whatever waits for it happens. */
  async wait(ms: number): Promise<void> {
    this.now += ms;
    for (const [number, { act, of, at }] of timers) {
      if (of !== this || at > this.now) continue;
      timers.delete(number);
      act();
      await turns(40);
    }
    await this.page.app.sync();
  }

  get inMemory(): boolean {
    return this.page.kept.inMemory.peek();
  }

  /** What is shown, by its id. */
  shown(): Map<string, string> {
    return new Map(this.page.room.entries.of('people').peek().map(({ id, words }) => [id, words.alias ?? '']));
  }

  /** What it knows to be deleted. */
  async deleted(): Promise<string[]> {
    const rows = await (await this.page.database.db()).getAll('entries');
    return rows.flatMap(({ id, deleted }) => (deleted ? [id] : []));
  }
}
