import 'fake-indexeddb/auto';

import { deleteDB } from 'idb';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import { loadCatalogues } from '../i18n';
import { saidKept } from '../library/kept';
import { setSession } from '../session/state';
import { closeDb } from '../store/db';
import { entries } from '../store/entries';
import { saveState } from '../store/status';
import { freshApp, openApp, person, sync } from '../store/testing/app';
import { BREAKS, CLOSED } from '../store/testing/breaking';
import { error, type FakeServer } from '../store/testing/fake-server';
import { saidOf } from '../ui/save-state';
import { closeVault } from '../vault/open-vault';
import { offlineLine } from './offline-line';

// Whatever the app says of where the words are is held against where they are: every line, at every moment.

const openReally = indexedDB.open.bind(indexedDB);
const FULL = 'a full disk, at the write';
const GONE = 'everything of the site thrown away, and nothing new let in';

let server: FakeServer;

beforeAll(() => loadCatalogues('shell'));

beforeEach(async () => {
  vi.stubGlobal('BroadcastChannel', undefined); // the tests of other files are no tabs of this browser
  server = await freshApp();
  setSession({ state: 'open', user: { id: 'x', username: 'x', role: 'client', second_factor: 'none' } });
});

afterEach(async () => {
  vi.restoreAllMocks();
  await closeVault();
  await closeDb();
  vi.unstubAllGlobals();
  await deleteDB('attune');
});

/** How many writes wait in the browser's own store, read past everything that the app does. */
function onDisk(): Promise<number> {
  return new Promise((resolve, reject) => {
    const opening = openReally('attune');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      if (!database.objectStoreNames.contains('outbox')) return resolve(0);
      const asked = database.transaction('outbox').objectStore('outbox').count();
      asked.onsuccess = () => {
        database.close();
        resolve(asked.result);
      };
    };
  });
}

type Truth = { readonly written: number; readonly onServer: number; readonly onDevice: number };

async function holds({ written, onServer, onDevice }: Truth, mayBeOnDevice = true): Promise<void> {
  const [line, said, offline] = [saidOf(saveState.value), saidKept('Kept.'), offlineLine()];
  const somewhere = onServer + onDevice >= written;
  if (onServer < written) {
    expect(line).not.toMatch(/everywhere(?! yet)|saved on the server/i);
    expect(saveState.value).not.toMatch(/saved_everywhere|saved_on_server/);
  }
  if (!somewhere) {
    expect(line).toMatch(/keeping|not kept|in this page only/i);
    expect(line).not.toMatch(/saved/i);
  }
  if (somewhere && onServer < written) expect(line).toMatch(/saved here|saved on this device/i);
  if (onServer >= written) expect(line).toMatch(/saved (everywhere|on the server)/i);
  if (!mayBeOnDevice) {
    expect(line).not.toMatch(/this device|here,|saved here/i);
    expect(offline).not.toMatch(/kept on this device/i);
    if (!somewhere) expect(said).not.toBe('Kept.');
  }
  if (mayBeOnDevice) expect(offline).toMatch(/kept on this device/i);
}

const STORES = { ok: null, none: CLOSED['opening throws'], full: BREAKS[FULL], gone: BREAKS[GONE] } as const;
type Store = keyof typeof STORES;

const ROWS = (['ok', 'none', 'full', 'gone'] as const).flatMap((store) =>
  [false, true].flatMap((offline) => (['written', 'refused', 'met'] as const).map((what) => [store, offline, what] as const)),
);

async function prepare(store: Store): Promise<void> {
  if (store === 'none') {
    await closeVault();
    await closeDb();
    await STORES.none?.();
    await openApp();
    await sync();
  } else await STORES[store]?.();
}

describe('promise 43: every line says where the words are', () => {
  it.each(ROWS)('store %s, offline %s, %s', async (store, offline, what) => {
    const kept = store === 'ok';
    const onServer = (alias: string): number => Number([...server.seen].some(({ method, key }) => method === 'PUT' && server.applied.has(key ?? '')) && alias !== '');
    await prepare(store);
    await holds({ written: 0, onServer: 0, onDevice: 0 }, kept || store !== 'none');
    server.offline = offline;
    if (what === 'refused') server.instead.push(() => error(422, 'invalid'));
    if (what === 'met') server.instead.push(() => error(409, 'stale_revision', { current: null }));

    entries.put('people', null, person('Ash'));
    expect(saidOf(saveState.value)).not.toMatch(/saved/i);
    await entries.settled();
    const onDevice = kept ? await onDisk() : 0;
    expect(onDevice).toBe(kept ? 1 : 0);
    await holds({ written: 1, onServer: 0, onDevice }, kept);

    await sync();
    await holds({ written: 1, onServer: onServer('Ash'), onDevice: kept ? await onDisk() : 0 }, kept);
    if (what === 'written' && !offline) expect(onServer('Ash')).toBe(1);
    if (what !== 'written' && !offline) expect(saveState.value).toBe(kept ? 'needs_attention' : 'attention_unkept');
  });

  it.each(['ok', 'none'] as const)('store %s, while a write is on its way to the server', async (store) => {
    await prepare(store);
    const meanwhile: string[] = [];
    server.instead.push(() => {
      meanwhile.push(saidOf(saveState.value));
      return null;
    });
    entries.put('people', null, person('Ash'));
    await entries.settled();
    await sync();
    expect(meanwhile).toHaveLength(1);
    expect(meanwhile[0]).not.toMatch(/saved (?:everywhere|on the server)/i);
  });

  it.each([
    ['signed_out', 'client'],
    ['locked', 'client'],
    ['open', 'clinician'],
  ] as const)('nobody is told that something is kept here: %s, %s', (state, role) => {
    setSession({ state, user: { id: 'x', username: 'x', role, second_factor: 'none' } });
    expect(offlineLine()).not.toMatch(/kept|write/i);
  });
});
