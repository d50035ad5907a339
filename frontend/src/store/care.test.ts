import 'fake-indexeddb/auto';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { closeVault } from '../vault/open-vault';
import { withCareAnew, withTheirCare } from './care';
import { conflicts } from './conflicts';
import { entries } from './entries';
import type { Care, Held } from './kinds';
import { freshApp, person, reopenApp, sync } from './testing/app';
import type { FakeServer } from './testing/fake-server';
import { at, elsewhere, synced } from './testing/two-sides';

const EIGHT = '2026-06-15T08:00:00Z';
const NINE = '2026-06-15T09:00:00Z';
const TEN = '2026-06-15T10:00:00Z';

const held = (care: Care): Held => ({ columns: { ...care, hidden: true }, answers: {}, words: { alias: 'mine' }, created_at: EIGHT, updated_at: EIGHT });
const both = (mine: Care, theirs: Care): Care => withTheirCare(held(mine), held(theirs)).columns as Care;

describe('promise 8: mine over theirs takes back nothing of safety', () => {
  test('the more careful route stands, whichever side it is on', () => {
    // a clock that is ahead
    expect(both({ route: 'open', route_checked_at: NINE }, { route: 'quiet', route_checked_at: EIGHT }).route).toBe('quiet');
    expect(both({ route: 'open', route_checked_at: EIGHT }, { route: 'quiet', route_checked_at: NINE }).route).toBe('quiet');
    expect(both({ route: 'open', route_checked_at: EIGHT }, { route: 'quiet', route_checked_at: EIGHT }).route).toBe('quiet');
    expect(both({ route: 'quiet', route_checked_at: EIGHT }, { route: 'open', route_checked_at: NINE }).route).toBe('quiet');
    expect(both({}, { route: 'careful' }).route).toBe('careful');
  });

  test('a mark that the check is due stands, and a check from before it opens nothing', () => {
    const fright = { route: 'careful', route_checked_at: null, route_due_at: NINE } as const;
    expect(both({ route: 'open', route_checked_at: EIGHT }, fright)).toMatchObject(fright);
    expect(both({ route: 'open', route_checked_at: TEN }, fright)).toMatchObject(fright); // made without having seen it
    expect(both({ route: 'quiet', route_checked_at: TEN }, fright)).toMatchObject({ ...fright, route: 'quiet' });
    expect(both({ route: 'open', route_checked_at: TEN }, { route: 'open', route_due_at: NINE })).toMatchObject({ route: 'open', route_checked_at: null, route_due_at: NINE });
    expect(both({ route: 'open', route_due_at: TEN }, fright).route_due_at).toBe(TEN);
  });

  test('over a deletion, which may have taken away what was known, everything but quiet is asked anew', () => {
    const checked = { route_checked_at: NINE, route_asked_at: NINE, route_due_at: EIGHT } as const;
    const asked = (route: NonNullable<Care['route']>): Care => withCareAnew(held({ route, ...checked })).columns as Care;
    const anew = { route_checked_at: null, route_asked_at: null, route_due_at: EIGHT };
    expect(asked('open')).toMatchObject({ route: 'unset', ...anew });
    expect(asked('unset')).toMatchObject({ route: 'unset', ...anew });
    expect(asked('careful')).toMatchObject({ route: 'careful', ...anew });
    expect(asked('quiet')).toMatchObject({ route: 'quiet', ...checked });
    const mine = held({});
    expect(withCareAnew(mine)).toBe(mine);
  });

  test('what has no route is left as it is', () => {
    const mine = held({});
    expect(withTheirCare(mine, { ...mine, columns: { hidden: false } })).toBe(mine);
  });
});

describe('promise 8: two devices', () => {
  let server: FakeServer;
  beforeEach(async () => {
    server = await freshApp();
  });
  afterEach(() => closeVault());

  test('what the other one heard of safety holds here while the two wait, also after a new start', async () => {
    const quiet = { route: 'quiet', route_checked_at: NINE, route_due_at: NINE } as const;
    const id = await synced('at first');
    await elsewhere(server, id, 'theirs', 2, at(id, 2), quiet);
    entries.put('people', id, person('mine'));
    await sync();
    expect(entries.find('people', id)).toMatchObject({ words: { alias: 'mine' }, columns: quiet });
    await elsewhere(server, id, 'hidden as well', 3, at(id, 3), { ...quiet, hidden: true, status: 'ended' } as Care);
    await sync();
    const careful = { ...quiet, hidden: true, status: 'ended' };
    expect(entries.find('people', id)).toMatchObject({ words: { alias: 'mine' }, columns: careful });
    await reopenApp();
    expect(entries.find('people', id)).toMatchObject({ words: { alias: 'mine' }, columns: careful });
    entries.put('people', id, { ...person('typed on'), columns: entries.find('people', id)?.columns ?? person('').columns });
    await entries.settled();
    await conflicts.keepMine(id);
    await sync();
    expect(server.entries.get(`people/${id}`)).toMatchObject(careful);
  });

  test('what this one says stays where it is the more careful', async () => {
    const id = await synced('at first');
    await elsewhere(server, id, 'theirs', 2, at(id, 2), { route: 'open', route_checked_at: TEN });
    const { columns, ...rest } = person('mine', true);
    entries.put('people', id, { ...rest, columns: { ...columns, route: 'quiet', route_checked_at: NINE } });
    await sync();
    expect(entries.find('people', id)?.columns).toMatchObject({ route: 'quiet', hidden: true });
  });

  test.each(['keepMine', 'keepBoth'] as const)('%s of a conflict', async (keep) => {
    const id = await synced('at first');
    await elsewhere(server, id, 'theirs', 2, at(id, 2), { route: 'quiet', route_checked_at: NINE, route_due_at: NINE });
    entries.put('people', id, person('mine'));
    await sync();
    await conflicts[keep](id);
    await sync();
    const mine = [...server.entries.values()].filter(({ kind }) => kind === 'people');
    expect(mine.map(({ route, route_due_at }) => [route, route_due_at])).toEqual(mine.map(() => ['quiet', NINE]));
    expect(mine).toHaveLength(keep === 'keepBoth' ? 2 : 1);
  });

  test.each(['keepMine', 'keepBoth'] as const)('%s of what was deleted elsewhere is asked about anew', async (keep) => {
    const id = await synced('at first');
    server.write({ kind: 'people', id, deleted_at: NINE, words: null, answers: {}, route: 'unset' }, 2);
    const { columns, ...rest } = person('mine');
    entries.put('people', id, { ...rest, columns: { ...columns, route: 'open', route_checked_at: TEN, route_asked_at: TEN } });
    await sync();
    await conflicts[keep](id);
    await sync();
    const now = { route: 'unset', route_checked_at: null, route_asked_at: null };
    expect(server.entries.get(`people/${id}`)).toMatchObject({ deleted_at: null, ...now });
    expect(entries.find('people', id)?.columns).toMatchObject(now);
  });
});
