import 'fake-indexeddb/auto';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { closeVault } from '../vault/open-vault';
import { entries } from './entries';
import type { EntryContent } from './kinds';
import { rejected } from './rejected';
import { saveState } from './status';
import { freshApp, person, reopenApp, signedOut, sync } from './testing/app';
import { error, type FakeServer, json } from './testing/fake-server';
import { aliases, at, elsewhere, onServer, synced } from './testing/two-sides';

const NOW = '2026-06-15T09:00:00Z';
const WORDS = { columns: { person: null, depth: 'light', status: 'draft', happened_on: null }, answers: { how: 'call' }, words: {} } as unknown as EntryContent<'repairs'>;
let server: FakeServer;

beforeEach(async () => {
  server = await freshApp();
});

afterEach(() => closeVault());

describe('when the server says no', () => {
  it('promises 36 and 43: parks a refused write with its text, without holding up others', async () => {
    const { id } = entries.put('people', null, person('refused'));
    await entries.settled();
    server.instead.push(() => error(400, 'invalid'));
    const other = entries.put('people', null, person('fine'));
    await sync();
    expect(rejected.list.value).toMatchObject([{ entry: { words: { alias: 'refused' } }, error: { status: 400, code: 'invalid' } }]);
    expect(saveState.value).toBe('needs_attention');
    expect(await onServer(server, other.id)).toEqual({ alias: 'fine' });
    const [first] = server.writes();
    entries.put('people', id, person('mended'));
    await sync();
    expect(rejected.list.value).toEqual([]);
    expect(await onServer(server, id)).toEqual({ alias: 'mended' });
    expect(server.writes().at(-1)?.key).not.toBe(first?.key);
  });

  it('promise 43: sends what was typed while a refused write was on its way, in its place', async () => {
    const { id } = entries.put('people', null, person('refused'));
    await entries.settled();
    server.instead.push(async () => {
      entries.put('people', id, person('mended meanwhile'));
      await entries.settled();
      return error(400, 'invalid');
    });
    await sync();
    expect(await onServer(server, id)).toEqual({ alias: 'mended meanwhile' });
    expect(saveState.value).toBe('saved_everywhere');
  });

  it.each([
    ['while the restoring is on its way', true],
    ['once the restoring was refused', false],
  ])('promise 43: a deletion goes by itself where the server refuses the restoring before it: %s', async (_, meanwhile) => {
    const id = await synced('Ash');
    entries.remove('people', id);
    await sync();
    entries.restore('people', id);
    await entries.settled();
    const deleted = async (): Promise<void> => {
      entries.remove('people', id);
      await entries.settled();
    };
    server.instead.push(async () => {
      if (meanwhile) await deleted();
      return error(400, 'invalid');
    });
    await sync();
    if (!meanwhile) {
      expect(rejected.list.value).toMatchObject([{ error: { code: 'invalid' } }]);
      await deleted();
      await sync();
    }
    expect([rejected.list.value, saveState.value, aliases()]).toEqual([[], 'saved_everywhere', []]);
    await reopenApp();
    await sync();
    expect([saveState.value, aliases(), server.entries.get(`people/${id}`)?.deleted_at]).toEqual(['saved_everywhere', [], expect.any(String)]);
  });

  it('lets go of a refused write and goes back to the server’s version, or tries again', async () => {
    const id = await synced('as it was');
    server.instead.push(() => error(422, 'invalid'));
    entries.put('people', id, person('refused'));
    await sync();
    await rejected.discard(rejected.list.value[0]?.seq ?? -1);
    expect(aliases()).toEqual(['as it was']);
    expect(saveState.value).toBe('saved_everywhere');
    server.instead.push(() => error(403, 'permission_denied'));
    entries.put('people', id, person('again'));
    await sync();
    await rejected.retry(rejected.list.value[0]?.seq ?? -1);
    await sync();
    expect(await onServer(server, id)).toEqual({ alias: 'again' });
  });

  it('promise 43: letting go without a connection loses nothing', async () => {
    const id = await synced('as it was');
    server.instead.push(() => error(400, 'invalid'));
    entries.put('people', id, person('refused'));
    await sync();
    server.offline = true;
    await expect(rejected.discard(rejected.list.value[0]?.seq ?? -1)).rejects.toThrow('offline');
    expect(rejected.list.value).toHaveLength(1);
    expect(aliases()).toEqual(['refused']);
  });

  it.each([503, 429, 408])('tries again later after %i', async (status) => {
    const { id } = entries.put('people', null, person('kept'));
    await entries.settled();
    server.instead.push(() => error(status, 'unavailable'));
    await sync();
    expect(saveState.value).toBe('saved_on_device');
    await sync();
    expect(await onServer(server, id)).toEqual({ alias: 'kept' });
  });

  it('stops at 401, says so, and keeps everything for the next sign-in', async () => {
    entries.put('people', null, person('kept'));
    await entries.settled();
    server.instead.push(() => error(401, 'not_authenticated'));
    await sync();
    expect(signedOut.times).toBe(1);
    await sync();
    expect(server.writes()).toHaveLength(1); // nothing more is sent
    await reopenApp();
    await sync();
    expect(aliases()).toEqual(['kept']);
    expect(server.entries.size).toBe(1);
  });

  it('promise 43: does not take an answer with an older revision for a confirmation', async () => {
    const id = await synced('one');
    entries.put('people', id, person('two'));
    await entries.settled();
    server.instead.push(() => json(200, { ...server.entries.get(`people/${id}`), revision: 1 }));
    await sync();
    expect(saveState.value).toBe('saved_on_device');
    await sync();
    expect(await onServer(server, id)).toEqual({ alias: 'two' });
  });

  it.each(['here', 'on another device'])('promise 8: words refused for the safety questions go again once those were looked at %s', async (where) => {
    const id = await synced('Ash');
    const repair = entries.put('repairs', null, WORDS);
    await entries.settled();
    server.instead.push(() => error(400, 'questions_first'));
    await sync();
    expect([entries.stateOf('repairs', repair.id), server.entries.has(`repairs/${repair.id}`)]).toEqual(['rejected', false]);
    await sync();
    expect(entries.stateOf('repairs', repair.id)).toBe('rejected'); // nothing changed
    if (where === 'here') entries.put('people', id, person('Ash, asked'));
    else await elsewhere(server, id, 'Ash', 2, at(id, 2), { route_checked_at: NOW, route_asked_at: NOW });
    await sync();
    await sync();
    expect([entries.stateOf('repairs', repair.id), server.entries.get(`repairs/${repair.id}`)?.answers]).toEqual(['synced', { how: 'call' }]);
    expect(rejected.list.value).toEqual([]);
  });
});
