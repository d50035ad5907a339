import 'fake-indexeddb/auto';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { closeVault } from '../vault/open-vault';
import { conflicts } from './conflicts';
import { entries } from './entries';
import type { EntryContent, Kind } from './kinds';
import { refused } from './looks';
import { rejected } from './rejected';
import { saveState, unsyncedCount } from './status';
import { freshApp, person, reopenApp, signedOut, sync } from './testing/app';
import { error, type FakeServer } from './testing/fake-server';
import { aliases, fromAnother, onServer, synced } from './testing/two-sides';
import { uuid7 } from './uuid7';

// While a practice is upgraded, or an upgrade is taken back, an app and a server of different releases speak with each
// other. What one of them does not know of yet is not lost.

const NEW = 'new-kind' as Kind;
const known = vi.hoisted(() => ({ kinds: [] as string[], all: [] as string[] }));
vi.mock('../api/vocabularies/entry-kind', async (original) => {
  known.all = [...(await original<{ ENTRY_KIND: readonly string[] }>()).ENTRY_KIND];
  known.kinds = known.all;
  return {
    get ENTRY_KIND() {
      return known.kinds;
    },
  };
});

let server: FakeServer;

beforeEach(async () => {
  known.kinds = known.all;
  server = await freshApp();
});

afterEach(() => closeVault());

const content = (text: string): EntryContent<Kind> => ({ columns: {}, answers: {}, words: { text } }) as unknown as EntryContent<Kind>;
const texts = (): unknown[] => entries.of(NEW).value.map(({ words }) => (words as { text?: string }).text);

async function learn(...kinds: readonly string[]): Promise<void> {
  known.kinds = [...known.all, ...kinds];
  await reopenApp();
  await sync();
}

/** A server of before: it knows nothing of the kind, whatever stands in its database. */
function knowsNothingOfIt(how = () => error(404, 'not_known_yet')): void {
  const wait = (): void => {
    server.instead.push((seen) => {
      wait();
      return seen.path.includes(`/${NEW}/`) ? how() : null;
    });
  };
  wait();
}

describe('promise 43: an app of before, with a server of now', () => {
  it('takes what it knows, and what it does not know comes when it learns it', async () => {
    const id = uuid7();
    await fromAnother(server, NEW, id, content('of tomorrow'), 1, {});
    await fromAnother(server, 'people', uuid7(), person('Ash'), 1, {});
    await sync();
    expect([aliases(), refused.value, saveState.value]).toEqual([['Ash'], [], 'saved_everywhere']);
    await learn(NEW);
    expect([texts(), aliases(), refused.value]).toEqual([['of tomorrow'], ['Ash'], []]);
    server.seen.length = 0;
    await reopenApp();
    await sync();
    expect([texts(), server.seen.filter(({ path }) => path !== '/api/v1/sync')]).toEqual([['of tomorrow'], []]); // once
  });

  it('also where it was read by an app that came from before there was anything to learn', async () => {
    await learn(NEW);
    const id = uuid7();
    known.kinds = known.all; // without a connection the older app opens once more
    await reopenApp();
    await fromAnother(server, NEW, id, content('meanwhile'), 1, {});
    await sync();
    expect(texts()).toEqual([]);
    await learn(NEW);
    expect(texts()).toEqual(['meanwhile']);
  });

  it('says of nothing on the list that it is missing, for it may be of a kind that this app does not know', async () => {
    await learn(NEW);
    entries.put(NEW, null, content('listed'));
    await sync();
    await sync();
    server.seen.length = 0;
    known.kinds = known.all;
    await freshDevice();
    expect([refused.value, server.seen.filter(({ path }) => path.includes(NEW))]).toEqual([[], []]);
    await learn(NEW);
    expect([texts(), refused.value]).toEqual([['listed'], []]);
  });

  it('keeps what stands here of a kind that it does not know, and what waits of it', async () => {
    await learn(NEW);
    server.offline = true;
    entries.put(NEW, null, content('waits'));
    await entries.settled();
    known.kinds = known.all;
    await reopenApp();
    server.offline = false;
    await sync();
    expect([saveState.value, server.entries.size]).toEqual(['saved_everywhere', 1]);
    await learn(NEW);
    expect(texts()).toEqual(['waits']);
  });
});

describe('promise 43: an app of now, with a server of before', () => {
  it('a kind that it does not know yet waits here, said as that, and holds up no other', async () => {
    await learn(NEW);
    knowsNothingOfIt();
    const { id } = entries.put(NEW, null, content('of tomorrow'));
    entries.put('people', null, person('Ash'));
    await sync();
    expect([server.entries.size, unsyncedCount.value, saveState.value]).toEqual([1, 1, 'saved_on_device']);
    expect([rejected.list.value, conflicts.list.value, signedOut.times]).toEqual([[], [], 0]);
    entries.put(NEW, id, content('of tomorrow, typed on'));
    await sync();
    await reopenApp();
    await sync();
    expect([texts(), saveState.value, rejected.list.value]).toEqual([['of tomorrow, typed on'], 'saved_on_device', []]);
    server.instead.length = 0;
    await sync();
    await sync();
    expect([server.entries.size, saveState.value]).toEqual([2, 'saved_everywhere']);
  });

  it('nor is it taken for deleted elsewhere, nor deleted for nothing', async () => {
    await learn(NEW);
    const [kept, deleted] = [entries.put(NEW, null, content('kept')), entries.put(NEW, null, content('deleted'))];
    await sync();
    knowsNothingOfIt();
    entries.put(NEW, kept.id, content('kept, changed'));
    entries.remove(NEW, deleted.id);
    await sync();
    expect([conflicts.list.value, texts(), saveState.value]).toEqual([[], ['kept, changed'], 'saved_on_device']);
    server.instead.length = 0;
    await sync();
    expect([server.entries.get(`${NEW}/${kept.id}`)?.revision, server.entries.get(`${NEW}/${deleted.id}`)?.deleted_at]).toMatchObject([2, expect.any(String)]);
  });

  it.each([
    [404, 'not_found'],
    [405, 'method_not_allowed'],
  ])('a call that it does not know (%i) leaves everything here, and ends nothing', async (status, code) => {
    const id = await synced('Ash');
    server.inFront = (request) => (request.method === 'GET' ? null : error(status, code));
    entries.put('people', id, person('Ash, changed'));
    await sync();
    expect([unsyncedCount.value, saveState.value, rejected.list.value, signedOut.times]).toEqual([1, 'saved_on_device', [], 0]);
    server.inFront = null;
    await sync();
    expect(await onServer(server, id)).toEqual({ alias: 'Ash, changed' });
  });

  it('what it left out of its pages comes once it is upgraded, also to a device that has passed by', async () => {
    await learn(NEW);
    entries.put(NEW, null, content('written before'));
    await sync();
    await sync();
    server.leftOut = NEW;
    knowsNothingOfIt();
    await freshDevice();
    await fromAnother(server, 'people', uuid7(), person('Ash'), 1, {});
    await sync();
    expect([texts(), aliases(), refused.value]).toEqual([[], ['Ash'], []]);
    server.leftOut = null;
    server.instead.length = 0;
    await reopenApp();
    await sync();
    await sync();
    expect([texts(), refused.value]).toEqual([['written before'], []]);
  });

  it('what stands beside the words and is not kept there is taken from what was sealed with them', async () => {
    const id = uuid7();
    const written = { ...person('Ash'), columns: { ...person('Ash').columns, of_tomorrow: 'careful' } };
    await fromAnother(server, 'people', id, written, 1, {});
    const { of_tomorrow: _, ...left } = server.entries.get(`people/${id}`) as unknown as Record<string, unknown>;
    server.entries.set(`people/${id}`, left as never);
    await sync();
    expect([entries.find('people', id)?.columns, refused.value]).toMatchObject([{ of_tomorrow: 'careful', route: 'open' }, []]);
  });
});

/** The same person on a device that has nothing yet. */
async function freshDevice(): Promise<void> {
  const there = server.backup();
  await closeVault();
  const { leftOut, instead } = server;
  server = await freshApp();
  Object.assign(server, { leftOut });
  server.instead.push(...instead);
  server.restore(there);
  await reopenApp();
  await sync();
}
