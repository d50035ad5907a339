import 'fake-indexeddb/auto';

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { drafts, entries, type OpenEntry } from '../store';
import { closeDb } from '../store/db';
import { writing } from '../store/drafts';
import { PRESSED } from '../store/places';
import { takeUp } from '../store/rescue';
import { goesWith as pageGoesWith } from '../store/testing/gone';
import { freshApp, openApp, reopenApp } from '../store/testing/app';
import { OWNER } from '../store/testing/person';
import { closeVault } from '../vault/open-vault';
import { onThisBrowser } from '../vault/web-storage';
import { dayKey } from '../i18n/calendar';
import type { Family, Library } from './texts';
import { textOf } from './texts';
import { dayCard } from './choosing';
import { another, ask, bar, respond, showToday, shown } from './shown';
import { siblingOf, step } from './levels';

const DAY = '2026-06-15';

function family(id: string): Family {
  return { id, theme: id, quoted: false, credit: '', texts: ([1, 2] as const).map((level) => ({ id: `${id}-${level}`, level, text: `${id}, level ${level}` })) };
}

const library: Library = { version: '1', families: [family('rest'), family('worth')] };
const said = (): string[] => entries.of('card-responses').value.map(({ columns }) => `${columns.text} ${columns.response}`);

beforeEach(async () => {
  await freshApp();
  await drafts.set('today/library', library);
  textOf(''); // takes the library from the device, as the page does
  await showToday(DAY);
});

afterEach(async () => {
  await entries.settled();
  closeVault();
});

describe('the card on the screen', () => {
  test('a stronger one asked for stays all day, also when the app was closed, and is gone tomorrow', async () => {
    const first = shown.value as string;
    step(first, 1);
    expect(shown.value).toBe(first.replace('-1', '-2'));
    expect(said()).toEqual([`${first} stronger`]);
    await reopenApp();
    textOf('');
    await showToday(DAY);
    expect(shown.value).toBe(first.replace('-1', '-2'));
    await showToday('2026-06-16');
    expect(shown.value).toMatch(/-1$/);
  });

  test('promise 25: what stings leaves at once, and nothing takes its place by itself', async () => {
    const first = shown.value as string;
    await bar(first, 'stung');
    expect(shown.value).toBeNull();
    expect(said()).toEqual([`${first} stung`]);
    await showToday(DAY);
    expect(shown.value).not.toBe(first);
  });

  test('"not for me" brings another one, and none when there is none left', async () => {
    const first = shown.value as string;
    await bar(first, 'never');
    const second = shown.value as string;
    expect(second).not.toBe(first);
    await bar(second, 'never');
    expect(shown.value).toBeNull();
  });

  test('promise 25: after a sting the day stays without one, also for who opens the app again, until one is asked for', async () => {
    await bar(shown.value as string, 'stung');
    await reopenApp();
    textOf('');
    await showToday(dayKey(new Date()));
    expect(shown.value).toBeNull();
    await another(dayKey(new Date()));
    expect(shown.value).toMatch(/-1$/);
  });

  test('another one stays for the day, and looking says nothing', async () => {
    const first = shown.value as string;
    await another(DAY);
    const second = shown.value as string;
    expect(second).not.toBe(first);
    await Promise.all(writing.values());
    await reopenApp();
    textOf('');
    await showToday(DAY);
    expect(shown.value).toBe(second);
    expect(said()).toEqual([]);
  });

  test('what was kept as the day\'s card alone, without the memory of it, does not come again as another one', async () => {
    const reopened = async (): Promise<string> => {
      await reopenApp();
      textOf('');
      await showToday(DAY);
      return shown.value as string;
    };
    await drafts.set('today/library', { ...library, families: [...library.families, family('pace')] });
    await drafts.remove('today/shown');
    const first = await reopened();
    await vi.waitFor(() => expect(drafts.get('today/lately')).toHaveProperty(first.replace('-1', ''), DAY));
    await drafts.set('today/lately', {}); // the page went between the two writes
    expect(await reopened()).toBe(first);
    await another(DAY);
    await another(DAY);
    expect(shown.value).not.toBe(first);
  });

  test('a level that may not come is not offered', async () => {
    const first = shown.value as string;
    expect(siblingOf(first, -1)).toBeNull();
    respond(first.replace('-1', '-2'), 'rated', 2);
    expect(siblingOf(first, 1)).toBeNull();
    step(first, 1);
    expect(shown.value).toBe(first);
  });
});

describe('a page that goes in the moment of the press', () => {
  beforeEach(() => takeUp()); // makes ready for what will be pressed

  const held = (): readonly string[] => onThisBrowser.names().filter((name) => name.startsWith(PRESSED));

  const goesWith = (press: () => unknown, next?: () => Promise<void>): Promise<void> => pageGoesWith(press, next).then(() => void textOf(''));

  test('promise 25: what stung stays away, and the day stays without one', async () => {
    const first = shown.value as string;
    await goesWith(() => bar(first, 'stung'));
    expect(said()).toEqual([`${first} stung`]);
    await showToday(dayKey(new Date()));
    expect(shown.value).toBeNull();
    await entries.settled();
    await vi.waitFor(() => expect(held()).toEqual([]));
    await reopenApp();
    expect(said()).toEqual([`${first} stung`]);
  });

  test('what stands there until then tells nobody what it is', async () => {
    const first = shown.value as string;
    void bar(first, 'stung');
    expect(held()).toContain(`${PRESSED}/${OWNER}/card-responses/${entries.of('card-responses').value[0]?.id}`);
    for (const name of held()) expect(onThisBrowser.get(name)).toMatch(/^[\w-]{80}\.[\w-]{32}\.[\w-]{1000,}$/);
    await entries.settled();
    await vi.waitFor(() => expect(held()).toEqual([]));
  });

  test('promise 25: somebody else who comes in first finds nothing of it, and takes nothing of it away', async () => {
    const first = shown.value as string;
    await goesWith(() => bar(first, 'stung'), () => openApp('018f2b6e-0000-7000-8000-000000000002', 9));
    expect(said()).toEqual([]);
    await entries.settled();
    closeVault();
    await closeDb();
    await openApp(OWNER);
    expect(said()).toEqual([`${first} stung`]);
  });

  test('promise 25: on a page that shows it by itself, too', async () => {
    await goesWith(() => respond('worth-2', 'stung'));
    expect(said()).toEqual(['worth-2 stung']);
  });
});

describe('one that was chosen from the library', () => {
  const OTHER = 'worth-2';

  test('stands there for the day, even where it felt untrue once', async () => {
    respond(OTHER, 'rated', 1);
    ask(OTHER, DAY);
    await showToday(DAY);
    expect(shown.value).toBe(OTHER);
    await showToday('2026-06-16');
    expect(shown.value).not.toBe(OTHER);
  });

  test('an answer to it decides anew whether it may stay', async () => {
    ask(OTHER, DAY);
    respond(OTHER, 'rated', 2);
    expect(shown.value).toBe(OTHER);
    await showToday(DAY);
    expect(shown.value).not.toBe(OTHER);
  });

  test('promise 25: it goes when it stings, on whichever page that was said', async () => {
    ask(OTHER, DAY);
    await bar(OTHER, 'stung');
    expect(shown.value).toBeNull();
    const first = (await showToday(DAY), shown.value as string);
    const other = first === 'rest-1' ? 'worth-1' : 'rest-1';
    await bar(other, 'never');
    expect(shown.value).toBe(first);
  });
});

function own(text: string, columns: Partial<OpenEntry<'cards'>['columns']> = {}): string {
  const content = { columns: { origin: 'own', set_aside: false, ...columns } as const, answers: {}, words: { text } };
  return `card:${entries.put('cards', null, content).id}`;
}

const YEAR = Array.from({ length: 364 }, (_, day) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10));
const cards = (): readonly OpenEntry<'cards'>[] => entries.of('cards').value;
const overAYear = (from = library, among = cards()): (string | null)[] => YEAR.map((day) => dayCard(day, from, among, entries.of('card-responses').value));
const empty: Library = { version: '1', families: [] };

describe('cards of one’s own come among the others', () => {
  test('each once in two weeks, together on three days of seven at most', async () => {
    const days = (): number => overAYear().filter((id) => id?.startsWith('card:')).length;
    expect(days()).toBe(0);
    own('One');
    expect(days()).toBe(24);
    for (const text of ['Two', 'Three', 'Four', 'Five', 'Six']) own(text);
    expect(days()).toBeGreaterThan(6 * 23);
    expect(days()).toBeLessThanOrEqual((364 * 3) / 7);
    for (const { id } of cards()) expect(overAYear().filter((one) => one === `card:${id}`).length).toBeGreaterThan(22);
  });

  test('always the same one for a day, in whichever order they arrived', async () => {
    for (const text of ['One', 'Two', 'Three']) own(text);
    expect(overAYear()).toEqual(overAYear(library, cards().toReversed()));
  });

  test('alone where there is no other card, and none where there is nothing', async () => {
    expect(new Set(overAYear(empty))).toEqual(new Set([null]));
    const id = own('One', { origin: 'standard' });
    expect(new Set(overAYear(empty))).toEqual(new Set([id]));
  });

  test.each([
    ['one set aside', () => void own('One', { set_aside: true })],
    ['an empty one', () => void own(' ')],
    ['promise 25: one that stung', () => respond(own('One'), 'stung')],
    ['promise 25: one answered "never"', () => respond(own('One'), 'never')],
    ['one that felt untrue', () => respond(own('One'), 'rated', 3)],
    ['promise 8: one made from a kind moment, which may be about somebody not to be brought up', () => void own('One', { origin: 'moment' })],
  ])('never %s', (_which, write) => {
    write();
    expect(new Set(overAYear(empty))).toEqual(new Set([null]));
  });

  test('every answer but those bars nothing', async () => {
    const id = own('One');
    respond(id, 'kept');
    respond(id, 'both_true');
    respond(id, 'rated', 4);
    expect(new Set(overAYear(empty))).toEqual(new Set([id]));
  });

  test('promise 25: one that stings is set aside, and leaves at once', async () => {
    const id = own('One');
    ask(id, DAY);
    await bar(id, 'stung');
    expect(shown.value).toBeNull();
    expect(cards()[0]?.columns.set_aside).toBe(true);
  });

  test('one that was set aside or deleted meanwhile does not stand there any more', async () => {
    const id = own('One');
    ask(id, DAY);
    const [card] = cards() as [OpenEntry<'cards'>];
    entries.put('cards', card.id, { ...card, columns: { ...card.columns, set_aside: true } });
    await showToday(DAY);
    expect(shown.value).not.toBe(id);
    ask(id, DAY);
    entries.remove('cards', card.id);
    await showToday(DAY);
    expect(shown.value).not.toBe(id);
  });
});
