import 'fake-indexeddb/auto';

import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import type * as Reminders from '../api/reminders';
import { drafts, entries } from '../store';
import { freshApp } from '../store/testing/app';
import { closeVault } from '../vault/open-vault';
import { isAroundSession, lookForSession } from './around-session';

const loadSession = vi.hoisted(() => vi.fn<typeof Reminders.loadSession>());
vi.mock('../api/reminders', () => ({ loadSession }));

const says = (next_at: string | null): void => void loadSession.mockResolvedValue({ own: null, next_at, next_by: null } as never);

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-06-15T12:00:00') });
  await freshApp();
});

afterEach(async () => {
  vi.useRealTimers();
  await entries.settled();
  await closeVault();
});

test.each([
  ['2026-06-14T18:00:00', true],
  ['2026-06-15T18:00:00', true],
  ['2026-06-16T08:00:00', false],
  ['2026-06-13T18:00:00', false],
])('a session at %s: on its day and the day after', (at, around) => {
  void drafts.set('speak-up/session', [at]);
  expect(isAroundSession()).toBe(around);
});

test('the session that has passed is remembered when the server names the one after it', async () => {
  says('2026-06-15T18:00:00');
  await lookForSession();
  vi.setSystemTime(new Date('2026-06-16T09:00:00'));
  says('2026-06-22T18:00:00');
  await lookForSession();
  expect(isAroundSession()).toBe(true);
  vi.setSystemTime(new Date('2026-06-17T09:00:00'));
  expect(isAroundSession()).toBe(false);
});

test('without a connection what was heard before counts', async () => {
  says('2026-06-15T18:00:00');
  await lookForSession();
  loadSession.mockRejectedValue(new Error('offline'));
  await lookForSession();
  expect(isAroundSession()).toBe(true);
});

test('two rows of one page that want to know ask once, and the next page asks anew', async () => {
  loadSession.mockClear();
  says('2026-06-15T18:00:00');
  await Promise.all([lookForSession(), lookForSession()]);
  expect(loadSession).toHaveBeenCalledTimes(1);
  await lookForSession();
  expect(loadSession).toHaveBeenCalledTimes(2);
});
