import 'fake-indexeddb/auto';

import { beforeEach, describe, expect, it, test, vi } from 'vitest';

import { closeVault } from '../vault/open-vault';
import { closeDb, db, storeFailed, type WrappedVault } from './db';
import { inMemory } from './in-memory';
import { findVault, keepVault } from './device';
import { drafts } from './drafts';
import { entries } from './entries';
import { saveState, unsyncedCount } from './status';
import { person, openApp, sync } from './testing/app';
import { BREAKS, hang, throwAway } from './testing/breaking';
import { asksBeforeLeaving, onOnePage, write } from './testing/one-page';
import { OWNER } from './testing/person';
import { aliases } from './testing/two-sides';

const here = onOnePage();

describe('promise 43: a store that stops answering in the middle', () => {
  beforeEach(async () => {
    here.server.offline = true;
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
    here.server.offline = false;
    await sync();
    expect(here.server.entries.size).toBe(3);
  });

  it('also while something is sent and fetched, and nothing is typed', async () => {
    hang();
    here.server.offline = false;
    void sync();
    await inTime(() => expect([inMemory.value, here.server.entries.size, saveState.value]).toEqual([true, 1, 'saved_on_server']));
  });
});

describe.each(Object.entries(BREAKS))('promise 43: a store that breaks in the middle: %s', (_name, breakIt) => {
  it('loses nothing of what was typed before and after', async () => {
    await write('before, sent');
    await sync();
    here.server.offline = true;
    await write('before, waiting');
    expect(saveState.value).toBe('saved_on_device');
    await breakIt();
    await write('after');
    await sync();
    expect(saveState.value).toBe(inMemory.value ? 'kept_nowhere' : 'saved_on_device');
    expect(unsyncedCount.value).toBe(2);
    here.server.offline = false;
    await vi.waitFor(async () => {
      await sync();
      expect(here.server.entries.size).toBe(3);
    });
    expect(aliases().sort()).toEqual(['after', 'before, sent', 'before, waiting']);
    expect(saveState.value).toBe(inMemory.value ? 'saved_on_server' : 'saved_everywhere');
    expect(here.server.writes().filter(({ method }) => method === 'PUT')).toHaveLength(new Set(here.server.writes().map(({ key }) => key)).size);
  });

  it('sends what waits when nothing more is typed', async () => {
    here.server.offline = true;
    await write('waiting');
    await breakIt();
    here.server.offline = false;
    await vi.waitFor(async () => {
      await sync();
      expect([here.server.entries.size, unsyncedCount.value]).toEqual([1, 0]);
    });
  });

  it('promise 19: keeps where somebody was', async () => {
    await breakIt();
    await drafts.set('repair/1', { step: 4 });
    expect((await (await db()).getAll('drafts')).map(({ name }) => name)).toContain('repair/1');
  });

  it('does not bring back what was deleted', async () => {
    const id = await write('Ash');
    await sync();
    await breakIt();
    entries.remove('people', id);
    await entries.settled();
    await vi.waitFor(async () => {
      await sync();
      expect(here.server.entries.get(`people/${id}`)?.deleted_at).toEqual(expect.any(String));
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
  here.server.offline = true;
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
  here.server.offline = true;
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
  here.server.offline = false;
  await sync();
  expect([...here.server.entries.values()].filter(({ deleted_at }) => deleted_at === null)).toHaveLength(3);
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
  here.server.offline = true;
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
