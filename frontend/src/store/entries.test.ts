import 'fake-indexeddb/auto';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { openWords, sealWords } from '../vault/envelope';
import { closeVault, requireVault } from '../vault/open-vault';
import { db } from './db';
import { drafts } from './drafts';
import { entries } from './entries';
import { saveState, unsyncedCount } from './status';
import { dump, freshApp, openApp, person, reopenApp, sync } from './testing/app';
import type { FakeServer } from './testing/fake-server';
import { OWNER } from './testing/person';

let server: FakeServer;

beforeEach(async () => {
  server = await freshApp();
});

afterEach(() => closeVault());

const aliases = (): string[] => entries.of('people').value.map(({ words }) => words.alias ?? '');

async function onServer(id: string): Promise<unknown> {
  const entry = server.entries.get(`people/${id}`);
  if (!entry?.words) return null;
  const { revision } = entry;
  return openWords(entry.words, requireVault().keys.entries, { kind: 'people', owner: OWNER, id, revision });
}

describe('writing', () => {
  it('shows an entry at once and stores it with its operation, unreadable', async () => {
    server.offline = true;
    const entry = entries.put('people', null, person('the neighbour with the bicycle'));
    expect(entry.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
    expect(aliases()).toEqual(['the neighbour with the bicycle']);
    expect(saveState.value).toBe('saving_on_device');
    await sync();
    expect(saveState.value).toBe('saved_on_device');
    expect(await (await db()).count('entries')).toBe(1);
    expect(await (await db()).count('outbox')).toBe(1);
    const stored = await dump();
    for (const canary of ['bicycle', 'neighbour', 'open', 'present']) expect(stored).not.toContain(canary);
  });

  it('makes one operation of many keystrokes', async () => {
    const { id } = entries.put('people', null, person(''));
    for (const alias of ['A', 'As', 'Ash']) {
      entries.put('people', id, person(alias));
      await entries.settled();
    }
    expect(await (await db()).count('outbox')).toBe(1);
    await sync();
    expect(server.writes()).toHaveLength(1);
    expect(await onServer(id)).toEqual({ alias: 'Ash' });
    expect(saveState.value).toBe('saved_everywhere');
    expect(entries.find('people', id)?.revision).toBe(1);
    expect(entries.stateOf('people', id)).toBe('synced');
  });

  it('stores what was typed while an earlier keystroke was being stored', async () => {
    server.offline = true;
    const { id } = entries.put('people', null, person(''));
    for (const alias of ['A', 'As', 'Ash', 'Ash R', 'Ash Rook']) {
      entries.put('people', id, person(alias));
      await new Promise((resolve) => setImmediate(resolve));
    }
    await reopenApp();
    expect(aliases()).toEqual(['Ash Rook']);
  });

  it('promise 19: brings everything back when the app is opened again without a connection', async () => {
    server.offline = true;
    entries.put('people', null, person('Ash'));
    await drafts.set('repair/1', { step: 4, caret: 12 });
    await reopenApp();
    expect(aliases()).toEqual(['Ash']);
    expect(drafts.get('repair/1')).toEqual({ step: 4, caret: 12 });
    expect(unsyncedCount.value).toBe(1);
    server.offline = false;
    await sync();
    expect(unsyncedCount.value).toBe(0);
    expect(server.entries.size).toBe(1);
  });

  it('keeps newest first, and leaves other people’s rows alone', async () => {
    entries.put('people', null, person('first'));
    await new Promise((resolve) => setTimeout(resolve, 2));
    entries.put('people', null, person('second'));
    await sync();
    expect(aliases()).toEqual(['second', 'first']);
    await closeVault();
    await openApp('018f2b6e-0000-7000-8000-000000000009', 9);
    expect(aliases()).not.toContain('first');
  });

  it('promise 43: loses nothing when an answer is lost and typing goes on', async () => {
    const { id } = entries.put('people', null, person('one'));
    await entries.settled();
    server.instead.push(() => 'drop_answer');
    await sync();
    expect(await onServer(id)).toEqual({ alias: 'one' });
    entries.put('people', id, person('two'));
    await sync();
    const keys = server.writes().map(({ key }) => key);
    expect(keys).toHaveLength(3);
    expect(keys[0]).toBe(keys[1]); // asked again under the same key
    expect(await onServer(id)).toEqual({ alias: 'two' });
    expect(saveState.value).toBe('saved_everywhere');
  });

  it('takes its own content coming back as stale for an answer that was lost', async () => {
    const { id } = entries.put('people', null, person('one'));
    await entries.settled();
    server.instead.push(() => 'drop_answer');
    await sync();
    server.applied.clear(); // the server keeps keys for a time only
    await sync();
    expect(entries.stateOf('people', id)).toBe('synced');
    expect(server.entries.get(`people/${id}`)?.revision).toBe(1);
  });

  it('goes on from where the server stands when that is our content under a later number', async () => {
    const { id } = entries.put('people', null, person('one'));
    await entries.settled();
    server.instead.push(() => 'drop_answer');
    await sync();
    entries.put('people', id, person('two'));
    await entries.settled();
    server.applied.clear();
    const { keys } = requireVault();
    const words = await sealWords({ alias: 'one' }, keys.entries, { kind: 'people', owner: OWNER, id, revision: 3 });
    const { columns, answers } = person('one');
    server.write({ kind: 'people', id, ...columns, answers, words }, 3);
    await sync();
    expect(await onServer(id)).toEqual({ alias: 'two' });
    expect(server.entries.get(`people/${id}`)?.revision).toBe(4);
    expect(saveState.value).toBe('saved_everywhere');
  });

  it('writes nothing while the vault is locked', async () => {
    await closeVault();
    expect(aliases()).toEqual([]);
    expect(() => entries.put('people', null, person('Ash'))).toThrow('locked');
  });
});

describe('deleting', () => {
  it('tells the server nothing of what it never had, and takes it back', async () => {
    server.offline = true;
    const { id } = entries.put('people', null, person('Ash'));
    await entries.settled();
    entries.remove('people', id);
    await entries.settled();
    expect(aliases()).toEqual([]);
    expect(await (await db()).count('entries')).toBe(0);
    expect(await (await db()).count('outbox')).toBe(0);
    expect(entries.restore('people', id)?.words.alias).toBe('Ash');
    server.offline = false;
    await sync();
    expect(await onServer(id)).toEqual({ alias: 'Ash' });
  });

  it('deletes on the server what may have arrived there', async () => {
    const { id } = entries.put('people', null, person('Ash'));
    await entries.settled();
    server.instead.push(() => 'drop_answer');
    await sync();
    entries.remove('people', id);
    await sync();
    expect(server.entries.get(`people/${id}`)?.deleted_at).not.toBeNull();
    expect(saveState.value).toBe('saved_everywhere');
  });

  it('leaves a tombstone, and a restored entry opens again at its new revision', async () => {
    const { id } = entries.put('people', null, person('Ash'));
    await sync();
    entries.remove('people', id);
    await sync();
    expect(server.entries.get(`people/${id}`)?.deleted_at).not.toBeNull();
    expect(saveState.value).toBe('saved_everywhere');
    expect(await dump()).toContain('"deleted":true');
    entries.restore('people', id);
    await sync();
    expect(server.writes().map(({ method, path }) => `${method} ${path.split('/')[5] ?? ''}`)).toEqual([
      'PUT ',
      'DELETE ',
      'POST restore',
      'PUT ',
    ]);
    expect(await onServer(id)).toEqual({ alias: 'Ash' });
    expect(aliases()).toEqual(['Ash']);
    await reopenApp();
    expect(aliases()).toEqual(['Ash']);
  });

  it('undone before it was sent changes nothing for the server', async () => {
    const { id } = entries.put('people', null, person('Ash'));
    await sync();
    server.offline = true;
    entries.remove('people', id);
    await entries.settled();
    entries.restore('people', id);
    await entries.settled();
    server.offline = false;
    await sync();
    expect(server.writes().map(({ method }) => method)).toEqual(['PUT', 'PUT']);
    expect(await onServer(id)).toEqual({ alias: 'Ash' });
  });

  it('can be undone for 30 seconds', async () => {
    const { id } = entries.put('people', null, person('Ash'));
    await sync();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    entries.remove('people', id);
    vi.advanceTimersByTime(30_001);
    vi.useRealTimers();
    expect(entries.restore('people', id)).toBeNull();
  });

  it('typing into it brings it back', async () => {
    const { id } = entries.put('people', null, person('Ash'));
    await sync();
    entries.remove('people', id);
    await sync();
    entries.put('people', id, person('Ash again'));
    await sync();
    expect(await onServer(id)).toEqual({ alias: 'Ash again' });
    expect(saveState.value).toBe('saved_everywhere');
  });
});
