import 'fake-indexeddb/auto';

import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest';

import { closeVault } from '../vault/open-vault';
import { onThisBrowser } from '../vault/web-storage';
import { closeDb } from './db';
import { turn } from './dirty';
import { drafts } from './drafts';
import { entries } from './entries';
import { sealDraft } from './local';
import { PRESSED } from './places';
import { syncNow } from './sync';
import { freshApp, openApp, person, reopenApp, sync } from './testing/app';
import type { FakeServer } from './testing/fake-server';
import { goesWith } from './testing/gone';
import { OWNER } from './testing/person';

// A page that can't fetch what takes up the presses of an earlier one goes on without it, and writes what is newer.

const without = { ...turn }; // as it is until that part is here

let server: FakeServer;

beforeEach(async () => {
  server = await freshApp();
  await (await import('./rescue')).takeUp();
});

afterEach(async () => {
  await entries.settled();
  await closeVault();
  onThisBrowser.clear();
});

const held = (): readonly string[] => onThisBrowser.names().filter((name) => name.startsWith(PRESSED));
const people = (): string[] => entries.of('people').value.map(({ words, columns }) => `${words.alias} ${columns.route}`);
const quiet = (alias: string) => ({ ...person(alias), columns: { ...person('').columns, route: 'quiet' as const } });

async function kept(alias: string): Promise<string> {
  const { id } = entries.put('people', null, person(alias));
  await sync();
  return id;
}

/** `older` is pressed as a page goes; the next page can't take that up, and writes `newer`; then comes another. */
async function overtaken(older: () => unknown, newer: () => unknown, connection: boolean): Promise<void> {
  const withIt = { ...turn };
  vi.doMock('./rescue', () => {
    throw new TypeError('Failed to fetch dynamically imported module');
  });
  await goesWith(older, async () => {
    Object.assign(turn, without);
    await openApp();
  });
  server.offline = !connection;
  await newer();
  await entries.settled();
  if (connection) await syncNow();
  vi.doUnmock('./rescue');
  Object.assign(turn, withIt);
  await reopenApp();
  await entries.settled();
}

describe('a press that an earlier page took along', () => {
  test.each<[string, (id: string) => unknown, (id: string) => unknown, string[]]>([
    ['a change, with a deletion', (id) => entries.put('people', id, person('Bo')), (id) => entries.remove('people', id), []],
    ['a deletion, with a change', (id) => entries.remove('people', id), (id) => entries.put('people', id, person('Cy')), ['Cy open']],
    ['one that goes quietly, with another name', (id) => entries.put('people', id, person('Bo')), (id) => entries.put('people', id, quiet('Cy')), ['Cy quiet']],
  ])('promise 43: overtakes nothing that was written since: %s', async (_, older, newer, there) => {
    const id = await kept('Ash');
    await overtaken(() => older(id), () => newer(id), false);
    expect(people()).toEqual(there);
  });

  it('promise 43: nor what stays on this device', async () => {
    await drafts.set('form/x', 'first');
    await overtaken(() => drafts.set('form/x', 'older'), () => drafts.set('form/x', 'newer'), true);
    expect([drafts.get('form/x'), held()]).toEqual(['newer', []]);
  });

  it('leads to a choice once the server has what overtook it, and is as careful as that until then', async () => {
    const id = await kept('Ash');
    await overtaken(() => entries.put('people', id, person('Bo')), () => entries.put('people', id, quiet('Cy')), false);
    expect([people(), held()]).toEqual([['Cy quiet'], [`${PRESSED}/${OWNER}/overtaken/people/${id}`]]);
    server.offline = false;
    await syncNow();
    await closeVault();
    await closeDb();
    server.offline = true;
    await openApp();
    await entries.settled();
    expect([people(), held()]).toEqual([['Bo quiet'], []]);
    server.offline = false;
    await syncNow();
    expect([people(), entries.stateOf('people', id)]).toEqual([['Bo quiet'], 'conflict']);
    expect(server.entries.get(`people/${id}`)).toMatchObject({ revision: 2, route: 'quiet' });
  });

  it('holds where nothing was written since', async () => {
    const id = await kept('Ash');
    await overtaken(() => entries.put('people', id, person('Bo')), () => undefined, true);
    expect([people(), held()]).toEqual([['Bo open'], []]);
  });
});

describe('what the store has', () => {
  it('promise 43: lets go of its own press alone, and not of what another tab pressed at the same place', async () => {
    const id = await kept('Ash');
    entries.put('people', id, person('Bo'));
    const [name = ''] = held();
    onThisBrowser.set(name, 'of another tab');
    await entries.settled();
    expect(held().map((one) => onThisBrowser.get(one))).toEqual(['of another tab']);
  });
});

it('promise 43: one press of a release before, which stood under no name of its own, is taken up', async () => {
  const content = { columns: { text: 'worth/1', response: 'stung' }, answers: {}, words: {} };
  const pressed = { kind: 'card-responses', id: '018f2b6e-0000-7000-8000-00000000000a', content };
  onThisBrowser.set(PRESSED, await sealDraft(pressed, PRESSED));
  await reopenApp();
  await entries.settled();
  expect(entries.of('card-responses').value.map(({ id, columns }) => [id, columns.response])).toEqual([[pressed.id, 'stung']]);
  expect(held()).toEqual([]);
});
