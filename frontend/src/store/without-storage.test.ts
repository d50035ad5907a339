// Above 300 lines, for every way in which a browser's store is missing or breaks is tried on one scene.
import 'fake-indexeddb/auto';

import { deleteDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest';

import { closeVault } from '../vault/open-vault';
import { closeDb, db, inMemory, storeFailed, type WrappedVault } from './db';
import { findVault, keepVault } from './device';
import { drafts } from './drafts';
import { entries } from './entries';
import { keptNowhere, saveState, unsyncedCount } from './status';
import { person, freshApp, openApp, sync } from './testing/app';
import { BREAKS, CLOSED, hang, refuse, throwAway } from './testing/breaking';
import type { FakeServer } from './testing/fake-server';
import { OWNER } from './testing/person';
import { aliases, elsewhere } from './testing/two-sides';

let server: FakeServer;

/** Whether the browser would ask before it lets the page go. */
function asksBeforeLeaving(): boolean {
  const event = new Event('beforeunload', { cancelable: true });
  page.dispatchEvent(event);
  return event.defaultPrevented;
}

const page = new EventTarget();

beforeEach(async () => {
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
  vi.stubGlobal('BroadcastChannel', undefined); // the tests of other files are no tabs of this browser
  server = await freshApp();
});

afterEach(async () => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  await closeVault();
  await closeDb();
  vi.unstubAllGlobals();
  await deleteDB('attune');
});

async function write(alias: string): Promise<string> {
  const { id } = entries.put('people', null, person(alias));
  await entries.settled();
  return id;
}

const onTheServer = (): number => server.entries.size;

describe.each(Object.entries(CLOSED))('promise 43: a browser that keeps nothing from the start: %s', (_name, close) => {
  beforeEach(async () => {
    await closeVault();
    await closeDb();
    await close();
    await openApp();
    await sync();
  });

  it('shows what the server has', async () => {
    await elsewhere(server, '018f2b6e-0000-7000-8000-00000000000a', 'Ash', 1);
    await sync();
    expect(aliases()).toEqual(['Ash']);
    expect(saveState.value).toBe('saved_on_server');
    expect(asksBeforeLeaving()).toBe(false);
  });

  it('says that it is nowhere yet while the account has no room for it', async () => {
    server.most = 0;
    await write('Ash');
    await sync();
    expect([saveState.value, keptNowhere.value, asksBeforeLeaving()]).toEqual(['kept_nowhere', true, true]);
    server.most = 1;
    await sync();
    expect([saveState.value, keptNowhere.value]).toEqual(['saved_on_server', false]);
  });

  it('sends at once what is written, and says where it is meanwhile', async () => {
    await write('Ash');
    expect(saveState.value).toBe('sending_unkept');
    expect(asksBeforeLeaving()).toBe(true);
    await vi.waitFor(() => expect(saveState.value).toBe('saved_on_server'));
    expect(onTheServer()).toBe(1);
    expect(asksBeforeLeaving()).toBe(false);
  });

  it('says without a connection that it is kept nowhere, and sends it when there is one', async () => {
    server.offline = true;
    const id = await write('Ash');
    await sync();
    entries.put('people', id, person('Ash, again'));
    await sync();
    expect([saveState.value, keptNowhere.value, asksBeforeLeaving()]).toEqual(['kept_nowhere', true, true]);
    server.offline = false;
    await sync();
    expect([saveState.value, keptNowhere.value, asksBeforeLeaving()]).toEqual(['saved_on_server', false, false]);
    expect([onTheServer(), aliases()]).toEqual([1, ['Ash, again']]);
  });

  it('keeps what waits while it is locked, and asks before it goes', async () => {
    server.offline = true;
    await write('Ash');
    await closeVault();
    expect(asksBeforeLeaving()).toBe(true);
    server.offline = false;
    await openApp();
    await sync();
    expect([onTheServer(), aliases()]).toEqual([1, ['Ash']]);
  });

  it('deletes, takes back and keeps drafts', async () => {
    const id = await write('Ash');
    await sync();
    entries.remove('people', id);
    await sync();
    expect(server.entries.get(`people/${id}`)?.deleted_at).not.toBeNull();
    entries.restore('people', id);
    await sync();
    expect([aliases(), saveState.value]).toEqual([['Ash'], 'saved_on_server']);
    await drafts.set('form', { step: 2 });
    expect(drafts.get('form')).toEqual({ step: 2 });
  });
});

test('a browser that never answers is not waited for', async () => {
  await closeVault();
  await closeDb();
  vi.spyOn(indexedDB, 'open').mockImplementation(() => new EventTarget() as IDBOpenDBRequest);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const opening = openApp();
  await vi.waitFor(() => expect(vi.getTimerCount()).toBeGreaterThan(0));
  await vi.advanceTimersByTimeAsync(10_000);
  await opening;
  expect(inMemory.value).toBe(true);
});

describe('promise 43: a store that stops answering in the middle', () => {
  beforeEach(async () => {
    server.offline = true;
    await write('before');
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });

  /** Seconds go by until it holds; what is not about time takes its own. */
  const inTime = (check: () => void): Promise<void> =>
    vi.waitFor(
      async () => {
        await vi.advanceTimersByTimeAsync(1_000);
        check();
      },
      { timeout: 8_000, interval: 1 },
    );

  it('gives way to the memory of the page, says so, and takes everything back once it answers', async () => {
    const { goesOn } = hang();
    entries.put('people', null, person('after'));
    expect([inMemory.value, saveState.value]).toEqual([false, 'saving_on_device']);
    await inTime(() => expect([inMemory.value, saveState.value, unsyncedCount.value]).toEqual([true, 'kept_nowhere', 2]));
    expect(asksBeforeLeaving()).toBe(true);
    const asked = vi.spyOn(indexedDB, 'open');
    await inTime(() => expect(asked).toHaveBeenCalledTimes(2)); // looked at again, and still nothing
    entries.put('people', null, person('meanwhile'));
    await entries.settled();
    expect([inMemory.value, unsyncedCount.value]).toEqual([true, 3]);
    goesOn();
    await inTime(() => expect([inMemory.value, saveState.value]).toEqual([false, 'saved_on_device']));
    vi.useRealTimers();
    await closeVault();
    await closeDb();
    await openApp();
    expect(aliases().sort()).toEqual(['after', 'before', 'meanwhile']);
    server.offline = false;
    await sync();
    expect(onTheServer()).toBe(3);
  });

  it('also while something is sent and fetched, and nothing is typed', async () => {
    hang();
    server.offline = false;
    void sync();
    await inTime(() => expect([inMemory.value, onTheServer(), saveState.value]).toEqual([true, 1, 'saved_on_server']));
  });
});

describe.each(Object.entries(BREAKS))('promise 43: a store that breaks in the middle: %s', (_name, breakIt) => {
  it('loses nothing of what was typed before and after', async () => {
    await write('before, sent');
    await sync();
    server.offline = true;
    await write('before, waiting');
    expect(saveState.value).toBe('saved_on_device');
    await breakIt();
    await write('after');
    await sync();
    expect(saveState.value).toBe(inMemory.value ? 'kept_nowhere' : 'saved_on_device');
    expect(unsyncedCount.value).toBe(2);
    server.offline = false;
    await vi.waitFor(async () => {
      await sync();
      expect(onTheServer()).toBe(3);
    });
    expect(aliases().sort()).toEqual(['after', 'before, sent', 'before, waiting']);
    expect(saveState.value).toBe(inMemory.value ? 'saved_on_server' : 'saved_everywhere');
    expect(server.writes().filter(({ method }) => method === 'PUT')).toHaveLength(new Set(server.writes().map(({ key }) => key)).size);
  });

  it('sends what waits when nothing more is typed', async () => {
    server.offline = true;
    await write('waiting');
    await breakIt();
    server.offline = false;
    await vi.waitFor(async () => {
      await sync();
      expect([onTheServer(), unsyncedCount.value]).toEqual([1, 0]);
    });
  });

  it('does not bring back what was deleted', async () => {
    const id = await write('Ash');
    await sync();
    await breakIt();
    entries.remove('people', id);
    await entries.settled();
    await vi.waitFor(async () => {
      await sync();
      expect(server.entries.get(`people/${id}`)?.deleted_at).toEqual(expect.any(String));
    });
    expect(aliases()).toEqual([]);
  });
});

test('what the passphrase opens without a connection is taken along from a store that still can be read', async () => {
  await keepVault({ id: OWNER, username: 'x', role: 'client', second_factor: 'none' }, { wrapped_user_key: 'w' } as WrappedVault);
  BREAKS['a full disk, at the write']?.();
  await write('Ash');
  expect([inMemory.value, (await findVault(OWNER))?.vault.wrapped_user_key]).toEqual([true, 'w']);
});

test('promise 43: what was thrown away while the page is open is on the device again, for the next start', async () => {
  server.offline = true;
  await write('Ash');
  await throwAway();
  await write('Rook');
  expect([inMemory.value, saveState.value]).toEqual([false, 'saved_on_device']);
  await closeVault();
  await closeDb();
  await openApp();
  expect(aliases().sort()).toEqual(['Ash', 'Rook']);
});

test('promise 43: once the disk has room everything goes back there, and nothing that was deleted meanwhile returns', async () => {
  server.offline = true;
  await write('Ash');
  const gone = await write('Rook');
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  BREAKS['a full disk, at the write']?.();
  await write('Wren');
  entries.remove('people', gone);
  await entries.settled();
  expect(inMemory.value).toBe(true);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(inMemory.value).toBe(true);
  vi.restoreAllMocks();
  await vi.waitFor(async () => {
    await vi.advanceTimersByTimeAsync(10_000);
    expect([inMemory.value, saveState.value, asksBeforeLeaving()]).toEqual([false, 'saved_on_device', false]);
  });
  await write('Robin');
  vi.useRealTimers();
  await closeVault();
  await closeDb();
  await openApp();
  expect(aliases().sort()).toEqual(['Ash', 'Robin', 'Wren']);
  server.offline = false;
  await sync();
  expect([...server.entries.values()].filter(({ deleted_at }) => deleted_at === null)).toHaveLength(3);
});

test('a connection that is lost now and then, while nothing is written, is opened anew each time', async () => {
  for (let time = 0; time < 3; time += 1) {
    (await db()).close();
    await sync();
    await sync();
    expect(inMemory.value).toBe(false);
  }
});

test('a connection that is lost to two at once is opened anew once', async () => {
  const lost = new DOMException('closing', 'InvalidStateError');
  (await db()).close();
  expect(await Promise.all([storeFailed(lost), storeFailed(lost)])).toEqual([true, true]);
  expect(inMemory.value).toBe(false);
});

test('promise 43: a store that can not be read when the app is opened hides nothing of what the server has', async () => {
  await write('Ash');
  await sync();
  await closeVault();
  await closeDb();
  const real = IDBIndex.prototype.getAll;
  vi.spyOn(IDBIndex.prototype, 'getAll').mockImplementation(function broken(this: IDBIndex, ...args) {
    if (this.objectStore.name === 'entries') throw new DOMException('broken', 'UnknownError');
    return Reflect.apply(real, this, args) as IDBRequest;
  });
  await openApp();
  await sync();
  expect([inMemory.value, aliases()]).toEqual([true, ['Ash']]);
});

test('promise 43: what waited in a store that could not be read for a while is shown, and said to wait, once it can', async () => {
  server.offline = true;
  await write('Rook');
  await closeVault();
  await closeDb();
  const real = IDBIndex.prototype.getAll;
  vi.spyOn(IDBIndex.prototype, 'getAll').mockImplementation(function broken(this: IDBIndex, ...args) {
    if (this.objectStore.name === 'entries') throw new DOMException('broken', 'UnknownError');
    return Reflect.apply(real, this, args) as IDBRequest;
  });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  await openApp();
  expect(inMemory.value).toBe(true);
  vi.restoreAllMocks();
  await vi.advanceTimersByTimeAsync(30_000);
  await vi.waitFor(() => expect(inMemory.value).toBe(false));
  await vi.waitFor(() => expect([aliases(), saveState.value]).toEqual([['Rook'], 'saved_on_device']));
});

test('another person who signs in on a page without storage sees nothing of the first, and takes nothing of theirs away', async () => {
  await closeVault();
  await closeDb();
  refuse();
  await openApp();
  server.offline = true;
  await write('Ash');
  await closeVault();
  await openApp('018f2b6e-0000-7000-8000-000000000002', 8);
  expect(aliases()).toEqual([]);
  await closeVault();
  server.offline = false;
  await openApp(OWNER);
  await sync();
  expect([onTheServer(), aliases()]).toEqual([1, ['Ash']]);
});
