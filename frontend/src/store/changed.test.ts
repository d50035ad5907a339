import 'fake-indexeddb/auto';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { gateFor } from '../entries/people/safety/gate';
import { isQuiet } from '../entries/repairs/quiet';
import { mayResurface } from '../entries/people/person';
import { closeVault } from '../vault/open-vault';
import { entries } from './entries';
import type { EntryContent, Fields } from './kinds';
import { isDoubted, looks, refused } from './looks';
import { unsyncedCount } from './status';
import { freshApp, person, reopenApp, sync } from './testing/app';
import type { FakeServer } from './testing/fake-server';
import { fromAnother, onServer, synced } from './testing/two-sides';
import { uuid7 } from './uuid7';

// A server that changes what stands beside the words, and can't change the words.

let server: FakeServer;

beforeEach(async () => {
  server = await freshApp();
});

afterEach(() => closeVault());

const repair = (what: Fields = {}): EntryContent<'repairs'> =>
  ({ columns: { ...person('').columns, hidden: undefined, person: null, depth: 'light', status: 'draft', happened_on: null, ...what }, answers: { kinds: ['ignored'] }, words: {} }) as unknown as EntryContent<'repairs'>;

/** Changes what the server has of something, as the same revision or the next one. */
function change(kind: string, id: string, what: object): void {
  const entry = server.entries.get(`${kind}/${id}`);
  if (!entry) throw new TypeError(id);
  server.write({ ...entry, ...what }, entry.revision);
}

const COLUMNS: readonly (readonly [string, object])[] = [
  ['another route', { route: 'unset' }],
  ['a check that never was', { route_checked_at: '2026-01-01T00:00:00Z' }],
  ['questions that were never asked', { route_asked_at: '2026-01-01T00:00:00Z' }],
  ['shown where it was hidden', { hidden: false }],
  ['dead', { status: 'died' }],
  ['another answer', { answers: { relation: 'partner' } }],
  ['an answer more', { answers: { relation: 'friend', felt_security: 4 } }],
  ['no answers', { answers: {} }],
];

describe('promise 5: what was changed on the server', () => {
  it.each(COLUMNS)('%s, under a new revision: what is here stays, and is quiet until somebody has looked', async (_what, what) => {
    const id = await synced('Ash', true);
    await fromAnother(server, 'people', id, { ...person('Ash, again', true), ...{} }, 2, what);
    await sync();
    expect(entries.find('people', id)).toMatchObject({ revision: 1, columns: { route: 'open', hidden: true }, answers: { relation: 'friend' }, words: { alias: 'Ash' } });
    expect(refused.value).toEqual([{ kind: 'people', id, reason: 'changed' }]);
    const subject = entries.find('people', id);
    expect(subject && [gateFor(subject, true, Date.now()), mayResurface(subject)]).toEqual(['quiet', false]);
    expect(isQuiet(repair({ person: id }))).toBe(true);
    await reopenApp(); // it stays until it was looked at
    expect([isDoubted('people', id), looks.value]).toMatchObject([true, [{ kind: 'people', id, wire: { revision: 2 } }]]);
  });

  it.each(COLUMNS)('%s, under the same revision', async (_what, what) => {
    const id = await synced('Ash', true);
    change('people', id, what);
    await sync();
    expect(entries.find('people', id)).toMatchObject({ columns: { route: 'open', hidden: true }, answers: { relation: 'friend' } });
    expect(refused.value).toEqual([{ kind: 'people', id, reason: 'changed' }]);
  });

  it('for somebody whom this device has not seen: nothing of it is shown as theirs', async () => {
    const id = uuid7();
    await fromAnother(server, 'people', id, person('Ash'), 1, { route: 'open', hidden: true });
    await sync();
    expect([entries.find('people', id), refused.value]).toEqual([undefined, [{ kind: 'people', id, reason: 'changed' }]]);
    expect(isQuiet(repair({ person: id }))).toBe(true);
  });

  it('a repair that is now about somebody else', async () => {
    const [ash, bo] = [await synced('Ash'), await synced('Bo')];
    const { id } = entries.put('repairs', null, repair({ person: ash }));
    await sync();
    change('repairs', id, { person: bo });
    await sync();
    expect(entries.find('repairs', id)?.columns.person).toBe(ash);
    expect(isQuiet(entries.find('repairs', id) as never)).toBe(true);
    expect(refused.value).toEqual([{ kind: 'repairs', id, reason: 'changed' }]);
  });

  it('a repair that lost its person, who is still there', async () => {
    const ash = await synced('Ash');
    const { id } = entries.put('repairs', null, repair({ person: ash }));
    await sync();
    change('repairs', id, { person: null });
    await sync();
    expect([entries.find('repairs', id)?.columns.person, refused.value]).toEqual([ash, [{ kind: 'repairs', id, reason: 'changed' }]]);
  });

  it('no words at all', async () => {
    const id = await synced('Ash');
    server.write({ kind: 'people', id, ...person('').columns, words: null }, 2);
    await sync();
    expect([entries.find('people', id)?.words, refused.value]).toEqual([{ alias: 'Ash' }, [{ kind: 'people', id, reason: 'emptied' }]]);
  });

  it('no envelope, where there were no words but answers', async () => {
    const { id } = entries.put('card-responses', null, { columns: { text: 'one', response: 'kept' }, answers: { true_now: 2 }, words: {} } as never);
    await sync();
    server.write({ kind: 'card-responses', id, text: 'one', response: 'kept', answers: { true_now: 9 }, words: null } as never, 2);
    await sync();
    expect([entries.find('card-responses', id)?.answers, refused.value]).toEqual([{ true_now: 2 }, [{ kind: 'card-responses', id, reason: 'emptied' }]]);
  });

  it('the day it was begun: the one that was written holds', async () => {
    const id = await synced('Ash');
    const begun = entries.find('people', id)?.created_at;
    change('people', id, { created_at: '2020-01-01T00:00:00Z' });
    await sync();
    expect([entries.find('people', id)?.created_at, refused.value]).toEqual([begun, []]);
  });

  it('what the person writes meanwhile waits with both, and holds nothing else up', async () => {
    const id = await synced('Ash');
    await fromAnother(server, 'people', id, person('Ash, again'), 2, { hidden: true });
    entries.put('people', id, person('typed here'));
    const other = await synced('Bo');
    expect(await onServer(server, other)).toEqual({ alias: 'Bo' });
    expect([entries.find('people', id)?.words.alias, unsyncedCount.value]).toEqual(['typed here', 1]);
    expect(refused.value).toEqual([{ kind: 'people', id, reason: 'changed' }]);
  });
});

describe('what is no change', () => {
  it('the server writes instants and what was not said in its own way', async () => {
    const id = uuid7();
    const content = { ...person('Ash'), columns: { ...person('Ash').columns, route_checked_at: '2026-01-02T03:04:05.600Z' } };
    await fromAnother(server, 'people', id, content, 1, { route_checked_at: '2026-01-02T03:04:05.600000Z', route_due_at: undefined, answers: { felt_security: null, relation: 'friend' } });
    await sync();
    expect([entries.find('people', id)?.words, refused.value]).toEqual([{ alias: 'Ash' }, []]);
  });

  it('the server keeps a later mark that the check is due; an earlier one is a change', async () => {
    const [id, other] = [uuid7(), uuid7()];
    const content = { ...person('Ash'), columns: { ...person('Ash').columns, route_due_at: '2026-01-02T00:00:00Z' } };
    await fromAnother(server, 'people', id, content, 1, { route_due_at: '2026-01-03T00:00:00Z' });
    await fromAnother(server, 'people', other, content, 1, { route_due_at: '2026-01-01T00:00:00Z' });
    await sync();
    expect(entries.find('people', id)?.columns.route_due_at).toBe('2026-01-03T00:00:00Z');
    expect(refused.value).toEqual([{ kind: 'people', id: other, reason: 'changed' }]);
  });

  it('a repair becomes quiet with nobody named any more; open it does not', async () => {
    const [id, other] = [uuid7(), uuid7()];
    await fromAnother(server, 'repairs', id, repair({ route: 'unset' }), 1, { route: 'quiet' });
    await fromAnother(server, 'repairs', other, repair({ route: 'quiet' }), 1, { route: 'unset' });
    await sync();
    expect(entries.find('repairs', id)?.columns.route).toBe('quiet');
    expect(refused.value).toEqual([{ kind: 'repairs', id: other, reason: 'changed' }]);
  });

  it('somebody who was erased is named nowhere any more', async () => {
    const ash = await synced('Ash');
    const { id } = entries.put('kind-moments', null, { columns: { direction: 'received', person: ash, may_resurface: true, happened_on: null }, answers: {}, words: { what: 'tea' } });
    entries.remove('people', ash);
    await sync();
    change('kind-moments', id, { person: null, may_resurface: false });
    await sync();
    expect([entries.find('kind-moments', id)?.columns, refused.value]).toMatchObject([{ person: null, may_resurface: false }, []]);
  });

  it('what was for somebody who was erased is put away, and nothing else is', async () => {
    const ash = await synced('Ash');
    const columns = { person: ash, put_away: false };
    const { id } = entries.put('unsent-letters', null, { columns, answers: {}, words: { body: 'tea' } });
    const { id: other } = entries.put('unsent-letters', null, { columns: { ...columns, person: null }, answers: {}, words: { body: 'tea' } });
    entries.remove('people', ash);
    await sync();
    change('unsent-letters', id, { person: null, put_away: true });
    change('unsent-letters', other, { put_away: true });
    await sync();
    expect([entries.find('unsent-letters', id)?.columns, refused.value]).toMatchObject([{ person: null, put_away: true }, [{ id: other }]]);
  });

  it('a column that came later than what was written', async () => {
    const id = await synced('Ash');
    change('people', id, { a_new_one: true });
    await sync();
    expect(refused.value).toEqual([]);
  });

  it('an entry of before is taken as it is until its next write', async () => {
    const id = uuid7();
    await fromAnother(server, 'people', id, person('Ash'), 1, {}, false);
    await sync();
    change('people', id, { hidden: true });
    await sync();
    expect([entries.find('people', id)?.columns.hidden, refused.value]).toEqual([true, []]);
    entries.put('people', id, person('Ash'));
    await sync();
    change('people', id, { hidden: true });
    await sync();
    expect([entries.find('people', id)?.columns.hidden, refused.value]).toEqual([false, [{ kind: 'people', id, reason: 'changed' }]]);
  });

  it('an app of before carries the cover of another revision along', async () => {
    const id = await synced('Ash');
    const entry = server.entries.get(`people/${id}`);
    const kept = await onServer(server, id, true);
    await fromAnother(server, 'people', id, { ...person('Ash'), words: kept as never }, 2, { hidden: true }, false);
    await sync();
    expect([entry?.words, entries.find('people', id)?.columns.hidden, refused.value]).toMatchObject([{ v: 1 }, true, []]);
    expect(entries.find('people', id)?.words).toEqual({ alias: 'Ash' });
  });

  it('what fits again is looked at no more', async () => {
    const id = await synced('Ash');
    change('people', id, { hidden: true });
    await sync();
    expect(isDoubted('people', id)).toBe(true);
    change('people', id, { hidden: false });
    await sync();
    expect([isDoubted('people', id), refused.value]).toEqual([false, []]);
    await reopenApp();
    expect(refused.value).toEqual([]);
  });
});
