import 'fake-indexeddb/auto';

import { beforeEach, describe, expect, it, test, vi } from 'vitest';

import { closeVault } from '../vault/open-vault';
import { closeDb } from './db';
import { inMemory } from './in-memory';
import { drafts } from './drafts';
import { entries } from './entries';
import { keptNowhere, saveState } from './status';
import { person, openApp, sync } from './testing/app';
import { CLOSED, refuse } from './testing/breaking';
import { asksBeforeLeaving, onOnePage, write } from './testing/one-page';
import { OWNER } from './testing/person';
import { aliases, elsewhere } from './testing/two-sides';

const here = onOnePage();

describe.each(Object.entries(CLOSED))('promise 43: a browser that keeps nothing from the start: %s', (_name, close) => {
  beforeEach(async () => {
    await closeVault();
    await closeDb();
    await close();
    await openApp();
    await sync();
  });

  it('shows what the server has', async () => {
    await elsewhere(here.server, '018f2b6e-0000-7000-8000-00000000000a', 'Ash', 1);
    await sync();
    expect(aliases()).toEqual(['Ash']);
    expect(saveState.value).toBe('saved_on_server');
    expect(asksBeforeLeaving()).toBe(false);
  });

  it('says that it is nowhere yet while the account has no room for it', async () => {
    here.server.most = 0;
    await write('Ash');
    await sync();
    expect([saveState.value, keptNowhere.value, asksBeforeLeaving()]).toEqual(['kept_nowhere', true, true]);
    here.server.most = 1;
    await sync();
    expect([saveState.value, keptNowhere.value]).toEqual(['saved_on_server', false]);
  });

  it('sends at once what is written, and says where it is meanwhile', async () => {
    await write('Ash');
    expect(saveState.value).toBe('sending_unkept');
    expect(asksBeforeLeaving()).toBe(true);
    await vi.waitFor(() => expect(saveState.value).toBe('saved_on_server'));
    expect(here.server.entries.size).toBe(1);
    expect(asksBeforeLeaving()).toBe(false);
  });

  it('says without a connection that it is kept nowhere, and sends it when there is one', async () => {
    here.server.offline = true;
    const id = await write('Ash');
    await sync();
    entries.put('people', id, person('Ash, again'));
    await sync();
    expect([saveState.value, keptNowhere.value, asksBeforeLeaving()]).toEqual(['kept_nowhere', true, true]);
    here.server.offline = false;
    await sync();
    expect([saveState.value, keptNowhere.value, asksBeforeLeaving()]).toEqual(['saved_on_server', false, false]);
    expect([here.server.entries.size, aliases()]).toEqual([1, ['Ash, again']]);
  });

  it('keeps what waits while it is locked, and asks before it goes', async () => {
    here.server.offline = true;
    await write('Ash');
    await closeVault();
    expect(asksBeforeLeaving()).toBe(true);
    here.server.offline = false;
    await openApp();
    await sync();
    expect([here.server.entries.size, aliases()]).toEqual([1, ['Ash']]);
  });

  it('deletes, takes back and keeps drafts', async () => {
    const id = await write('Ash');
    await sync();
    entries.remove('people', id);
    await sync();
    expect(here.server.entries.get(`people/${id}`)?.deleted_at).not.toBeNull();
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

test('another person who signs in on a page without storage sees nothing of the first, and takes nothing of theirs away', async () => {
  await closeVault();
  await closeDb();
  refuse();
  await openApp();
  here.server.offline = true;
  await write('Ash');
  await closeVault();
  await openApp('018f2b6e-0000-7000-8000-000000000002', 8);
  expect(aliases()).toEqual([]);
  await closeVault();
  here.server.offline = false;
  await openApp(OWNER);
  await sync();
  expect([here.server.entries.size, aliases()]).toEqual([1, ['Ash']]);
});
