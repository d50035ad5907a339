import 'fake-indexeddb/auto';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { drafts, entries } from '../../offline';
import { freshApp } from '../../offline/testing/app';
import { closeVault } from '../../vault/open-vault';
import type { Family, Library } from './library';
import { textOf } from './library';
import { bar, respond, show, showToday, shown, siblingOf, step } from './shown';

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
  showToday(DAY);
});

afterEach(async () => {
  await entries.settled();
  closeVault();
});

describe('the card on the screen', () => {
  test('a stronger one asked for stays all day, and is gone tomorrow', () => {
    const first = shown.value as string;
    step(first, 1);
    expect(shown.value).toBe(first.replace('-1', '-2'));
    expect(said()).toEqual([`${first} stronger`]);
    show(null);
    step(first, 1);
    showToday(DAY);
    expect(shown.value).toBe(first.replace('-1', '-2'));
    showToday('2026-06-16');
    expect(shown.value).toMatch(/-1$/);
  });

  test('promise 25: what stings leaves at once, and nothing takes its place by itself', () => {
    const first = shown.value as string;
    bar(first, 'stung');
    expect(shown.value).toBeNull();
    expect(said()).toEqual([`${first} stung`]);
    showToday(DAY);
    expect(shown.value).not.toBe(first);
  });

  test('"not for me" brings another one, and none when there is none left', () => {
    const first = shown.value as string;
    bar(first, 'never');
    const second = shown.value as string;
    expect(second).not.toBe(first);
    bar(second, 'never');
    expect(shown.value).toBeNull();
  });

  test('a level that may not come is not offered', () => {
    const first = shown.value as string;
    expect(siblingOf(first, -1)).toBeNull();
    respond(first.replace('-1', '-2'), 'rated', 2);
    expect(siblingOf(first, 1)).toBeNull();
    step(first, 1);
    expect(shown.value).toBe(first);
  });
});
