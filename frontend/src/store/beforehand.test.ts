import 'fake-indexeddb/auto';

import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest';

import { closeVault } from '../vault/open-vault';
import { onThisBrowser } from '../vault/web-storage';
import { closeDb } from './db';
import { drafts } from './drafts';
import { entries } from './entries';
import type { Care } from './kinds';
import { PRESSED } from './places';
import { takeUp } from './rescue';
import { freshApp, openApp, person, reopenApp, sync } from './testing/app';
import type { FakeServer } from './testing/fake-server';
import { goesWith } from './testing/gone';
import { OWNER } from './testing/person';
import { at, elsewhere } from './testing/two-sides';

let server: FakeServer;

beforeEach(async () => {
  server = await freshApp();
  await takeUp(); // makes ready for what will be pressed
});

afterEach(async () => {
  vi.useRealTimers();
  await entries.settled();
  await closeVault();
  onThisBrowser.clear();
});

const held = (): readonly string[] => onThisBrowser.names().filter((name) => name.startsWith(PRESSED));
const people = (): string[] => entries.of('people').value.map(({ words, columns }) => `${words.alias} ${columns.route}`);

async function kept(alias: string): Promise<string> {
  const { id } = entries.put('people', null, person(alias));
  await sync();
  return id;
}

describe('a page that goes in the moment of a press', () => {
  test.each<[string, (id: string) => unknown, string[]]>([
    ['something new', () => entries.put('people', null, person('Bo')), ['Ash open', 'Bo open']],
    ['a change', (id) => entries.put('people', id, { ...person('Ash'), columns: { ...person('').columns, route: 'quiet' } }), ['Ash quiet']],
    ['a deletion', (id) => entries.remove('people', id), []],
    [
      'a deletion of what was just changed',
      (id) => {
        entries.put('people', id, person('Bo'));
        entries.remove('people', id);
      },
      [],
    ],
    [
      'a deletion that was taken back',
      (id) => {
        entries.remove('people', id);
        entries.restore('people', id);
      },
      ['Ash open'],
    ],
  ])('promise 43: takes nothing of it along: %s', async (_, press, there) => {
    const id = await kept('Ash');
    await goesWith(() => press(id));
    expect(people().sort()).toEqual(there);
    await sync();
    await vi.waitFor(() => expect(held()).toEqual([]));
    await reopenApp();
    expect(people().sort()).toEqual(there);
    expect(entries.of('people').value.map((one) => entries.stateOf('people', one.id))).toEqual(there.map(() => 'synced'));
  });

  test.each([
    ['kept', () => drafts.set('private-marks', { put: { x: true } }), { put: { x: true } }],
    ['let go of', () => drafts.remove('private-marks'), undefined],
  ])('promise 43: nor of what stays on this device: %s', async (_, press, there) => {
    await drafts.set('private-marks', { put: {} });
    await goesWith(press);
    expect(drafts.get('private-marks')).toEqual(there);
    await vi.waitFor(() => expect(held()).toEqual([]));
    await reopenApp();
    expect(drafts.get('private-marks')).toEqual(there);
  });

  it('leaves nothing of it unsealed, and nothing at all once the store has it', async () => {
    const { id } = entries.put('people', null, person('Ash'));
    expect(held()).toEqual([`${PRESSED}/${OWNER}/people/${id}`]);
    expect(held().map((name) => onThisBrowser.get(name)).join()).toMatch(/^[\w-]{80}\.[\w-]{32}\.[\w-]{1000,}$/);
    await entries.settled();
    expect(held()).toEqual([]);
  });

  it('says several things, and all of them hold', async () => {
    await goesWith(() => ['Ash', 'Bo', 'Cy'].forEach((alias) => entries.put('people', null, person(alias))));
    expect(people().sort()).toEqual(['Ash open', 'Bo open', 'Cy open']);
  });

  it('writes them in the order of the presses, wherever the browser has them', async () => {
    const names = Array.from({ length: 8 }, (_, index) => `${index}`);
    const inAnyOrder = onThisBrowser.names;
    const listing = vi.spyOn(onThisBrowser, 'names').mockImplementation(() => [...inAnyOrder()].reverse());
    await goesWith(() => names.forEach((alias) => entries.put('people', null, person(alias))));
    listing.mockRestore();
    await entries.settled();
    await sync();
    const sent = [...server.entries.values()].filter(({ kind }) => kind === 'people');
    const inOrder = sent.sort((one, other) => Number(one.cursor) - Number(other.cursor)).map(({ id }) => entries.find('people', id)?.words.alias);
    expect(inOrder).toEqual(names);
  });

  it('leads to a choice where another device changed the same since', async () => {
    const id = await kept('Ash');
    const theirs = async (): Promise<void> => elsewhere(server, id, 'theirs', 2, at(id, 2), { hidden: true } as Care);
    const left: (readonly [string, string])[] = [];
    await goesWith(() => {
      entries.put('people', id, person('mine'));
      for (const name of held()) left.push([name, onThisBrowser.get(name) ?? '']);
      for (const name of held()) onThisBrowser.remove(name); // while another tab goes on, and hears of it
    });
    await theirs();
    await sync();
    expect(people()).toEqual(['theirs open']);
    await closeVault();
    await closeDb();
    for (const [name, box] of left) onThisBrowser.set(name, box);
    await openApp();
    await entries.settled();
    await sync();
    expect(entries.stateOf('people', id)).toBe('conflict');
    expect(entries.find('people', id)).toMatchObject({ words: { alias: 'mine' }, columns: { hidden: true } });
    expect(server.entries.get(`people/${id}`)).toMatchObject({ revision: 2, hidden: true });
  });

  it('leaves what somebody else pressed where it is, until they are here', async () => {
    await goesWith(() => entries.put('people', null, person('Ash')), () => openApp('018f2b6e-0000-7000-8000-000000000002', 9));
    expect(people()).toEqual([]);
    expect(held()).toHaveLength(1);
    await closeVault();
    await closeDb();
    await openApp();
    expect(people()).toEqual(['Ash open']);
  });
});

describe('what stands there although the store had it, or something newer', () => {
  /** As where a page went between the store's yes and what follows upon it. */
  async function leftOver(press: () => unknown): Promise<() => void> {
    press();
    const left = held().map((name) => [name, onThisBrowser.get(name) ?? ''] as const);
    expect(left).toHaveLength(1);
    await sync();
    return () => left.forEach(([name, box]) => onThisBrowser.set(name, box));
  }

  test.each<[string, (id: string) => unknown, (id: string) => unknown, string[]]>([
    ['a change', (id) => entries.put('people', id, person('Bo')), () => undefined, ['Bo open']],
    ['a change before another one', (id) => entries.put('people', id, person('Bo')), (id) => entries.put('people', id, person('Cy')), ['Cy open']],
    ['a deletion', (id) => entries.remove('people', id), () => undefined, []],
    ['a deletion that was taken back since', (id) => entries.remove('people', id), (id) => entries.put('people', id, person('Cy')), ['Cy open']],
    ['a change of what was deleted since', (id) => entries.put('people', id, person('Bo')), (id) => entries.remove('people', id), []],
  ])('is let go of: %s', async (_, press, later, there) => {
    const id = await kept('Ash');
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 1_000 });
    const stands = await leftOver(() => press(id));
    vi.setSystemTime(Date.now() + 1_000);
    stands();
    later(id); // in another tab
    await sync();
    await reopenApp();
    expect([people(), held()]).toEqual([there, []]);
  });

  it('is let go of where it does not open', async () => {
    onThisBrowser.set(`${PRESSED}/${OWNER}/people/x`, 'anything.0.at.all');
    await reopenApp();
    expect([people(), held()]).toEqual([[], []]);
  });
});
