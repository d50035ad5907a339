import 'fake-indexeddb/auto';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { closeVault } from '../vault/open-vault';
import { conflicts } from './conflicts';
import { entries } from './entries';
import { saveState } from './status';
import { freshApp, person, reopenApp, sync } from './testing/app';
import type { FakeServer } from './testing/fake-server';
import { aliases, elsewhere, onServer, synced } from './testing/two-sides';

let server: FakeServer;

beforeEach(async () => {
  server = await freshApp();
});

afterEach(() => closeVault());

describe('promise 43: two versions', () => {
  let id: string;

  beforeEach(async () => {
    id = await synced('at first');
    await elsewhere(server, id, 'theirs', 2);
    entries.put('people', id, person('mine'));
    await sync();
  });

  it('keeps both, shows mine, and says so', () => {
    expect(conflicts.list.value[0]).toMatchObject({ id, mine: { words: { alias: 'mine' } }, theirs: { words: { alias: 'theirs' } } });
    expect(aliases()).toEqual(['mine']);
    expect(saveState.value).toBe('needs_attention');
    expect(entries.stateOf('people', id)).toBe('conflict');
  });

  it('keeps mine, with what was typed meanwhile, across a restart', async () => {
    entries.put('people', id, person('mine, longer'));
    await reopenApp();
    expect(aliases()).toEqual(['mine, longer']);
    await conflicts.keepMine(id);
    await sync();
    expect(await onServer(server, id)).toEqual({ alias: 'mine, longer' });
    expect(server.entries.get(`people/${id}`)?.revision).toBe(3);
    expect(saveState.value).toBe('saved_everywhere');
  });

  it('counts what was typed while the write was on its way as mine', async () => {
    await conflicts.keepTheirs(id);
    await sync();
    await elsewhere(server, id, 'theirs again', 3);
    server.instead.push(async () => {
      entries.put('people', id, person('mine, typed on'));
      await entries.settled();
      return null;
    });
    entries.put('people', id, person('mine once more'));
    await sync();
    expect(conflicts.list.value).toMatchObject([{ mine: { words: { alias: 'mine, typed on' } }, theirs: { words: { alias: 'theirs again' } } }]);
  });

  it('keeps theirs', async () => {
    await conflicts.keepTheirs(id);
    await sync();
    expect(aliases()).toEqual(['theirs']);
    expect(await onServer(server, id)).toEqual({ alias: 'theirs' });
    expect(saveState.value).toBe('saved_everywhere');
    entries.put('people', id, person('theirs, changed by me'));
    await sync();
    expect(await onServer(server, id)).toEqual({ alias: 'theirs, changed by me' });
  });

  it('keeps both, mine as an entry of its own', async () => {
    await conflicts.keepBoth(id);
    await sync();
    expect(aliases().toSorted()).toEqual(['mine', 'theirs']);
    expect(server.entries.size).toBe(2);
    expect(saveState.value).toBe('saved_everywhere');
  });
});

describe('promise 43: deleted elsewhere while I was writing', () => {
  let id: string;

  beforeEach(async () => {
    id = await synced('at first');
    server.write({ kind: 'people', id, deleted_at: '2026-02-01T00:00:00Z' }, 2);
    entries.put('people', id, person('mine'));
    await sync();
    expect(conflicts.list.value).toMatchObject([{ id, mine: { words: { alias: 'mine' } }, theirs: null }]);
  });

  it('keeps mine by taking the deletion back', async () => {
    await conflicts.keepMine(id);
    await sync();
    expect(await onServer(server, id)).toEqual({ alias: 'mine' });
    expect(aliases()).toEqual(['mine']);
  });

  it('keeps the deletion', async () => {
    await conflicts.keepTheirs(id);
    await sync();
    expect(aliases()).toEqual([]);
    expect(saveState.value).toBe('saved_everywhere');
  });
});
