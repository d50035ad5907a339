import 'fake-indexeddb/auto';

import { globSync, readFileSync } from 'node:fs';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { closeVault } from '../vault/open-vault';
import { entries } from './entries';
import { newestOf } from './order';
import { freshApp, person, reopenApp, sync } from './testing/app';
import type { FakeServer } from './testing/fake-server';
import { elsewhere, synced } from './testing/two-sides';
import { uuid7 } from './uuid7';

const NOW = Date.UTC(2026, 5, 15, 12);
const DAY = 24 * 60 * 60 * 1000;

const newest = (): string | undefined => newestOf(entries.of('people').value)?.words.alias;

/** Writes with a clock that is so many days off. */
function write(alias: string, days: number, id: string | null = null): string {
  vi.setSystemTime(NOW + days * DAY);
  return entries.put('people', id, person(alias)).id;
}

describe('promise 43: what is newer is the server’s order, whatever the clocks say', () => {
  let server: FakeServer;

  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    server = await freshApp();
  });

  afterEach(async () => {
    await closeVault();
    vi.useRealTimers();
  });

  it('for what was written here, sent or not, also after a restart', async () => {
    server.offline = true;
    write('two days ahead', 2);
    await entries.settled();
    write('right', 0);
    expect(newest()).toBe('right');
    await reopenApp();
    expect(newest()).toBe('right');
    server.offline = false;
    await sync();
    expect(newest()).toBe('right');
    await reopenApp();
    expect(newest()).toBe('right');
  });

  it('for what another device wrote before and since', async () => {
    write('from a year ahead', 365);
    await sync();
    await elsewhere(server, uuid7(NOW - 365 * DAY), 'of another device', 1);
    await sync();
    expect(newest()).toBe('of another device');
    await reopenApp();
    expect(newest()).toBe('of another device');
    const id = write('here again, a year behind', -365);
    expect(newest()).toBe('here again, a year behind');
    await sync();
    expect(newest()).toBe('here again, a year behind');
    await elsewhere(server, uuid7(), 'and there', 1);
    await sync();
    write('here again, changed', -365, id);
    expect(newest()).toBe('here again, changed');
  });

  it('and what is not sent yet is the newest on its own device', async () => {
    const id = await synced('first');
    server.offline = true;
    write('first, changed here', -2, id);
    await sync();
    server.offline = false;
    const late = uuid7();
    server.instead.push(async () => {
      await elsewhere(server, late, 'there, in the meantime', 1);
      return 'drop_answer' as const;
    });
    await sync();
    expect(newest()).toBe('first, changed here');
    await sync();
    expect(entries.find('people', late)?.words.alias).toBe('there, in the meantime');
  });

  it('brings a deletion that was taken back to the front', () => {
    const id = write('taken back', 0);
    write('other', 0);
    entries.remove('people', id);
    entries.restore('people', id);
    expect(newest()).toBe('taken back');
  });
});

/** Where a device's clock may say in which order something is read, as it stands on the page with its day. */
const READ_BY_DAY = ['entries/shared/by-itself.ts', 'features/journal/export.ts', 'features/journal/timeline.ts', 'features/practice/list-page.tsx', 'store/opened.ts'];

it('promise 43: nothing else compares what the devices’ clocks said', () => {
  const one = String.raw`\.(?:created|updated)_at\b`;
  const compares = new RegExp(`${one}.* [<>]=? | [<>]=? .*${one}|${one}.*localeCompare|(?:localeCompare|Date\\.parse|Math\\.m(?:ax|in))\\(.*${one}`);
  const found = globSync('src/**/*.{ts,tsx}')
    .filter((path) => !/\.test\.tsx?$|\/testing\/|api\/schema/.test(path))
    .filter((path) => readFileSync(path, 'utf8').split('\n').some((line) => compares.test(line)))
    .map((path) => path.slice('src/'.length));
  expect(found.toSorted()).toEqual(READ_BY_DAY);
});
