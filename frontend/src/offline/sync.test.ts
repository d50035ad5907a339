import 'fake-indexeddb/auto';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { openWords, sealWords } from '../vault/envelope';
import { closeVault, requireVault } from '../vault/open-vault';
import { conflicts } from './conflicts';
import { db } from './db';
import { entries } from './entries';
import { parked } from './parked';
import { refused, saveState } from './status';
import { freshApp, person, reopenApp, signedOut, sync } from './testing/app';
import { error, type FakeServer, json } from './testing/fake-server';
import { OWNER } from './testing/person';
import { uuid7 } from './uuid7';

let server: FakeServer;

beforeEach(async () => {
  server = await freshApp();
});

afterEach(() => closeVault());

const aliases = (): string[] => entries.of('people').value.map(({ words }) => words.alias);
const at = (id: string, revision: number) => ({ kind: 'people', owner: OWNER, id, revision });

/** The same person on another device. */
async function elsewhere(id: string, alias: string, revision: number, sealedAt = at(id, revision)): Promise<void> {
  const words = await sealWords({ alias }, requireVault().keys.entries, sealedAt);
  const { columns, answers } = person(alias);
  server.write({ kind: 'people', id, ...columns, answers, words }, revision);
}

async function onServer(id: string): Promise<unknown> {
  const entry = server.entries.get(`people/${id}`);
  if (!entry?.words) return null;
  return openWords(entry.words, requireVault().keys.entries, at(id, entry.revision));
}

async function synced(alias: string): Promise<string> {
  const { id } = entries.put('people', null, person(alias));
  await sync();
  return id;
}

describe('fetching', () => {
  it('takes every page, shows what other devices wrote, and hides what they deleted', async () => {
    const ids = [uuid7(1), uuid7(2), uuid7(3), uuid7(4), uuid7(5)];
    for (const id of ids) await elsewhere(id, `of ${ids.indexOf(id)}`, 1);
    await sync();
    expect(aliases().toSorted()).toEqual(['of 0', 'of 1', 'of 2', 'of 3', 'of 4']);
    server.write({ kind: 'people', id: ids[0] ?? '', deleted_at: '2026-02-01T00:00:00Z' }, 2);
    await sync();
    expect(aliases()).not.toContain('of 0');
    await reopenApp();
    expect(aliases()).toHaveLength(4);
  });

  it('never overwrites what waits to be sent', async () => {
    const id = await synced('mine');
    server.offline = true;
    entries.put('people', id, person('mine, changed'));
    await sync();
    server.offline = false;
    await elsewhere(id, 'theirs', 2);
    await sync();
    expect(aliases()).toEqual(['mine, changed']);
    expect(conflicts.list.value).toHaveLength(1);
  });

  it('refuses an older revision than one it has seen', async () => {
    const id = await synced('first');
    entries.put('people', id, person('second'));
    await sync();
    await elsewhere(id, 'first', 1);
    await sync();
    expect(aliases()).toEqual(['second']);
    expect(refused.value).toEqual([{ kind: 'people', id, reason: 'rolled_back' }]);
  });

  it('refuses an older revision than a deletion it has seen', async () => {
    const id = await synced('first');
    entries.remove('people', id);
    await sync();
    await elsewhere(id, 'first', 1);
    await sync();
    expect(aliases()).toEqual([]);
  });

  it.each([
    ['another row’s words', (id: string) => at(id.replace(/.$/, (last) => (last === '0' ? '1' : '0')), 2)],
    ['old words under a new revision', (id: string) => at(id, 1)],
    ['another kind’s words', (id: string) => ({ ...at(id, 2), kind: 'repairs' })],
  ])('keeps its own when the server sends %s', async (_what, sealedAt) => {
    const id = await synced('mine');
    await elsewhere(id, 'forged', 2, sealedAt(id));
    await sync();
    expect(aliases()).toEqual(['mine']);
    expect(refused.value).toEqual([{ kind: 'people', id, reason: 'cannot_open' }]);
    await elsewhere(id, 'mended', 3);
    await sync();
    expect(aliases()).toEqual(['mended']);
    expect(refused.value).toEqual([]);
  });

  it('takes nothing from a server that went back in time', async () => {
    await synced('mine');
    server.instead.push(() => json(200, { entries: [], cursor: 0, more: false }));
    await sync();
    expect(aliases()).toEqual(['mine']);
    expect(await (await db()).get('meta', `cursor/${OWNER}`)).toMatchObject({ cursor: 1 });
  });
});

describe('two versions', () => {
  let id: string;

  beforeEach(async () => {
    id = await synced('at first');
    await elsewhere(id, 'theirs', 2);
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
    expect(await onServer(id)).toEqual({ alias: 'mine, longer' });
    expect(server.entries.get(`people/${id}`)?.revision).toBe(3);
    expect(saveState.value).toBe('saved_everywhere');
  });

  it('counts what was typed while the write was on its way as mine', async () => {
    await conflicts.keepTheirs(id);
    await sync();
    await elsewhere(id, 'theirs again', 3);
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
    expect(await onServer(id)).toEqual({ alias: 'theirs' });
    expect(saveState.value).toBe('saved_everywhere');
    entries.put('people', id, person('theirs, changed by me'));
    await sync();
    expect(await onServer(id)).toEqual({ alias: 'theirs, changed by me' });
  });

  it('keeps both, mine as an entry of its own', async () => {
    await conflicts.keepBoth(id);
    await sync();
    expect(aliases().toSorted()).toEqual(['mine', 'theirs']);
    expect(server.entries.size).toBe(2);
    expect(saveState.value).toBe('saved_everywhere');
  });
});

describe('deleted elsewhere while I was writing', () => {
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
    expect(await onServer(id)).toEqual({ alias: 'mine' });
    expect(aliases()).toEqual(['mine']);
  });

  it('keeps the deletion', async () => {
    await conflicts.keepTheirs(id);
    await sync();
    expect(aliases()).toEqual([]);
    expect(saveState.value).toBe('saved_everywhere');
  });
});

describe('editing while another device writes', () => {
  it('leads to a choice, not to a silent overwrite', async () => {
    const id = await synced('at first');
    const release = entries.hold('people', id);
    await elsewhere(id, 'theirs', 2);
    await sync(); // arrives while the screen still shows the older one
    entries.put('people', id, person('mine'));
    await sync();
    expect(conflicts.list.value).toMatchObject([{ theirs: { words: { alias: 'theirs' } } }]);
    release();
  });

  it('does not mistake one’s own writes for another’s', async () => {
    const id = await synced('at first');
    const release = entries.hold('people', id);
    for (const alias of ['a', 'ab', 'abc']) {
      entries.put('people', id, person(alias));
      await sync();
    }
    release();
    expect(conflicts.list.value).toEqual([]);
    expect(await onServer(id)).toEqual({ alias: 'abc' });
  });
});

describe('when the server says no', () => {
  it('promise 36: parks a refused write with its text, without holding up others', async () => {
    const { id } = entries.put('people', null, person('refused'));
    await entries.settled();
    server.instead.push(() => error(400, 'invalid'));
    const other = entries.put('people', null, person('fine'));
    await sync();
    expect(parked.list.value).toMatchObject([{ entry: { words: { alias: 'refused' } }, error: { status: 400, code: 'invalid' } }]);
    expect(saveState.value).toBe('needs_attention');
    expect(await onServer(other.id)).toEqual({ alias: 'fine' });
    const [first] = server.writes();
    entries.put('people', id, person('mended'));
    await sync();
    expect(parked.list.value).toEqual([]);
    expect(await onServer(id)).toEqual({ alias: 'mended' });
    expect(server.writes().at(-1)?.key).not.toBe(first?.key);
  });

  it('sends what was typed while a refused write was on its way, in its place', async () => {
    const { id } = entries.put('people', null, person('refused'));
    await entries.settled();
    server.instead.push(async () => {
      entries.put('people', id, person('mended meanwhile'));
      await entries.settled();
      return error(400, 'invalid');
    });
    await sync();
    expect(await onServer(id)).toEqual({ alias: 'mended meanwhile' });
    expect(saveState.value).toBe('saved_everywhere');
  });

  it('lets go of a refused write and goes back to the server’s version, or tries again', async () => {
    const id = await synced('as it was');
    server.instead.push(() => error(422, 'invalid'));
    entries.put('people', id, person('refused'));
    await sync();
    await parked.discard(parked.list.value[0]?.seq ?? -1);
    expect(aliases()).toEqual(['as it was']);
    expect(saveState.value).toBe('saved_everywhere');
    server.instead.push(() => error(403, 'permission_denied'));
    entries.put('people', id, person('again'));
    await sync();
    await parked.retry(parked.list.value[0]?.seq ?? -1);
    await sync();
    expect(await onServer(id)).toEqual({ alias: 'again' });
  });

  it('letting go without a connection loses nothing', async () => {
    const id = await synced('as it was');
    server.instead.push(() => error(400, 'invalid'));
    entries.put('people', id, person('refused'));
    await sync();
    server.offline = true;
    await expect(parked.discard(parked.list.value[0]?.seq ?? -1)).rejects.toThrow('offline');
    expect(parked.list.value).toHaveLength(1);
    expect(aliases()).toEqual(['refused']);
  });

  it.each([503, 429, 408])('tries again later after %i', async (status) => {
    const { id } = entries.put('people', null, person('kept'));
    await entries.settled();
    server.instead.push(() => error(status, 'unavailable'));
    await sync();
    expect(saveState.value).toBe('saved_on_device');
    await sync();
    expect(await onServer(id)).toEqual({ alias: 'kept' });
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

  it('does not take an answer with an older revision for a confirmation', async () => {
    const id = await synced('one');
    entries.put('people', id, person('two'));
    await entries.settled();
    server.instead.push(() => json(200, { ...server.entries.get(`people/${id}`), revision: 1 }));
    await sync();
    expect(saveState.value).toBe('saved_on_device');
    await sync();
    expect(await onServer(id)).toEqual({ alias: 'two' });
  });
});
