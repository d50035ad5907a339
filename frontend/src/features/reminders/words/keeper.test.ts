import 'fake-indexeddb/auto';

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { setSession, setSignedOut } from '../../../session/state';
import { drafts, entries, syncNow } from '../../../store';
import { freshApp } from '../../../store/testing/app';
import type { FakeServer } from '../../../store/testing/fake-server';
import { OWNER } from '../../../store/testing/person';
import { openPool } from '../../../sw/pool';
import { atSession } from '../../../app/at-session';
import { forgetPush } from '../../../sw/store';
import { runSignOutHooks } from '../../../vault/forget';
import { closeVault } from '../../../vault/open-vault';
import type { Family, Library } from '../../../library/texts';
import { dayCard } from '../../../library/choosing';
import { respond } from '../../../library/shown';
import { dayKey } from '../../../i18n/calendar';
import { type Reminder, reminders } from '../../../api/reminders';
import { newInput } from '../input';
import { chooseTexts, contentsInWords, sources } from './choose';
import { keepWords } from './keeper';
import { loadAspects } from '../../../entries/aspects';
import { UNPLANNED } from '../testing/unplanned';

const user = { id: OWNER, username: 'amber-harbour-42', role: 'client', second_factor: 'none' } as const;
const inWords: Reminder = { ...newInput(), wording: 'words', id: '1', status: 'active', paused_until: null, ...UNPLANNED };
const plain: Reminder = { ...inWords, wording: 'plain' };

function family(id: string, quoted = false): Family {
  return { id, theme: id, quoted, credit: '', texts: ([1, 2] as const).map((level) => ({ id: `${id}-${level}`, level, text: `${id}, level ${level}` })) };
}

const library: Library = { version: '1', families: [family('rest'), family('worth'), family('somebody', true)] };
let server: FakeServer;

const ids = async (content = 'affirmation'): Promise<string[] | undefined> => [...new Set((await openPool())?.texts[content]?.map(({ id }) => id))].sort();

beforeEach(async () => {
  server = await freshApp();
  await loadAspects('reminding');
  await drafts.set('today/library', library);
  setSession({ state: 'open', user, privateDevice: true });
});

afterEach(async () => {
  await entries.settled();
  await closeVault();
  setSignedOut();
  await forgetPush();
});

async function start(...all: Reminder[]): Promise<void> {
  reminders.value = all;
  await keepWords();
}

describe('the pool for notes', () => {
  test('holds first-level texts that are nobody else’s, once words are wanted', async () => {
    await start(plain);
    expect(await openPool()).toBeNull();
    reminders.value = [inWords];
    await vi.waitFor(async () => expect(await ids()).toEqual(['rest-1', 'worth-1']));
  });

  test('promise 25: what stings leaves it at once', async () => {
    await start(inWords);
    await vi.waitFor(async () => expect(await ids()).toHaveLength(2));
    respond('rest-1', 'stung');
    await vi.waitFor(async () => expect(await ids()).toEqual(['worth-1']));
    respond('worth-1', 'rated', 2);
    await vi.waitFor(async () => expect(await ids()).toEqual([]));
  });

  test('follows the owner’s writes, so that words are shown again after an answer on this device', async () => {
    await start(inWords);
    respond('rest-1', 'kept');
    await entries.settled();
    await syncNow();
    const [answer] = server.entries.values();
    await vi.waitFor(async () => expect((await openPool())?.cursor).toBeGreaterThanOrEqual(answer?.cursor ?? Infinity), { timeout: 8000 });
  }, 10_000);

  test('is gone when nobody wants words any more', async () => {
    await start(inWords);
    await vi.waitFor(async () => expect(await ids()).toHaveLength(2));
    reminders.value = [plain];
    await vi.waitFor(async () => expect(await openPool()).toBeNull());
  });

  test('stays as it is when the vault closes: a locked device shows what was chosen for it', async () => {
    await start(inWords);
    await vi.waitFor(async () => expect(await ids()).toHaveLength(2));
    await closeVault();
    await atSession('locked');
    expect(await ids()).toHaveLength(2);
  });

  test('is gone at sign-out, also when it was just being written', async () => {
    await start(inWords);
    await runSignOutHooks();
    await closeVault();
    expect(await openPool()).toBeNull();
  });

  test.each([
    ['signed_out', true],
    ['locked', false],
  ] as const)('is gone when it is %s, on a private device: %s', async (state, privateDevice) => {
    await start(inWords);
    await vi.waitFor(async () => expect(await ids()).toHaveLength(2));
    await closeVault();
    setSession({ state, privateDevice });
    await atSession(state);
    expect(await openPool()).toBeNull();
  });

  test('is never made on a device that others use', async () => {
    setSession({ privateDevice: false });
    await start(inWords);
    await new Promise((go) => setTimeout(go, 100));
    expect(await openPool()).toBeNull();
  });

  test('without a connection keeps the contents it was made for, and takes out what stings', async () => {
    await start(inWords);
    await vi.waitFor(async () => expect(await ids()).toHaveLength(2));
    reminders.value = null;
    respond('worth-1', 'stung');
    await vi.waitFor(async () => expect(await ids()).toEqual(['rest-1']));
  });
});

describe('what may stand on a locked screen', () => {
  test('moments that may come back, and one’s own sentences', () => {
    const moment = entries.put('kind-moments', null, {
      columns: { direction: 'received', person: null, may_resurface: true, happened_on: null },
      answers: {},
      words: { what: '  A seat was kept for me.  ' },
    });
    entries.put('kind-moments', null, { ...moment, columns: { ...moment.columns, may_resurface: false } });
    const card = entries.put('cards', null, { columns: { origin: 'value', set_aside: false }, answers: {}, words: { text: 'Being honest.' } });
    const texts = chooseTexts(['kind_moment', 'values_note'], sources(null, [], '2026-06-15'), '2026-06-15');
    expect(texts).toEqual({ kind_moment: [{ id: moment.id, text: 'A seat was kept for me.' }], values_note: [{ id: card.id, text: 'Being honest.' }] });
  });

  const long = (at: number): Family => ({ ...family(`f${at}`), texts: [{ id: `f${at}`, level: 1, text: 'word '.repeat(100) }] });

  test('each of the coming days has its own affirmations, cut where a phone would, and none comes twice', () => {
    const many: Library = { version: '1', families: Array.from({ length: 60 }, (_, at) => long(at)) };
    const on = (day: string) => chooseTexts(['affirmation'], sources(many, [], day), day)['affirmation'] ?? [];
    const texts = on('2026-06-15');
    expect(new Set(texts.map(({ day }) => day))).toEqual(new Set(['2026-06-15', '2026-06-16', '2026-06-17', '2026-06-18', '2026-06-19', '2026-06-20', '2026-06-21']));
    expect(new Set(texts.map(({ id }) => id)).size).toBe(texts.length);
    expect(texts).toEqual(on('2026-06-15'));
    expect(texts[0]?.id).toBe(dayCard('2026-06-15', many, [], []));
    expect(texts[0]?.text).toMatch(/^word .* word…$/);
  });

  test('no sign is cut in two, and a text without spaces is as long as another', () => {
    const text = (sign: string, before: string): string => chooseTexts(['values_note'], { values_note: [{ id: 'a', text: before + sign.repeat(300) }] }, '2026-06-15')['values_note']?.[0]?.text ?? '';
    for (const sign of ['😀', '👩‍👩‍👧', '心', 'é̂']) {
      for (const before of ['', 'a', 'ab', 'abc']) {
        const cut = text(sign, before);
        expect([encodeURIComponent(cut).startsWith(before), [...cut].length]).toEqual([true, 241]); // halves throw
      }
    }
  });

  test('promise 25: nothing for the rest of a day on which something stung', () => {
    const many: Library = { version: '1', families: Array.from({ length: 60 }, (_, at) => long(at)) };
    respond('f3', 'stung');
    const now = dayKey(new Date());
    const days = (chooseTexts(['affirmation'], sources(many, entries.of('card-responses').value, now), now)['affirmation'] ?? []).map(({ day }) => day);
    expect(days).not.toContain(now);
    expect(new Set(days).size).toBe(6);
  });

  test('twelve of what has no day, others on another', () => {
    const from = { values_note: Array.from({ length: 40 }, (_, at) => ({ id: `v${at}`, text: 'Being honest.' })) };
    const on = (day: string) => (chooseTexts(['values_note'], from, day)['values_note'] ?? []).map(({ id }) => id);
    expect(on('2026-06-15')).toHaveLength(12);
    expect(on('2026-06-15')).toEqual(on('2026-06-15'));
    expect(on('2026-06-15')).not.toEqual(on('2026-06-16'));
  });

  test('only for contents that a reminder brings in words from outside the app', () => {
    expect(contentsInWords([plain, { ...inWords, content: 'values_note' }, { ...inWords, content: 'kind_moment', rhythm: 'opening' }])).toEqual(['values_note']);
  });
});
