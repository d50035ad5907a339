import 'fake-indexeddb/auto';

import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { entries } from '../../store';
import { freshApp, reopenApp } from '../../store/testing/app';
import { closeVault } from '../../vault/open-vault';
import { loadCatalogues } from '../../i18n';
import { dotsOf, isOpen, linesOf, MOST_DOTS, SECTIONS } from './sections';
import { addPerson, changePerson, type Person } from './person';

const now = (id: string): Person => entries.find('people', id) as Person;

function keep(person: string | null, direction: 'gave' | 'received' | 'saw'): void {
  entries.put('kind-moments', null, { columns: { direction, person, may_resurface: false, happened_on: null }, answers: {}, words: {} });
}

beforeAll(() => loadCatalogues('people'));

beforeEach(async () => {
  await freshApp();
});

afterEach(async () => {
  await entries.settled();
  closeVault();
});

describe('what was said about somebody', () => {
  test('promise 18: every part may stay open, and an open one says nothing', () => {
    const person = addPerson('J.');
    for (const part of SECTIONS) expect([part, isOpen(person, part), linesOf(person, part)]).toEqual([part, true, []]);
  });

  test('promise 19: is there again after the app was closed', async () => {
    const { id } = addPerson('J.');
    changePerson(now(id), { words: { strengths: 'We laugh.' } });
    changePerson(now(id), { answers: { supports: ['listens'] } });
    await reopenApp();
    expect(linesOf(now(id), 'offers').map(({ value }) => value)).toEqual(['We laugh.', 'listens']);
  });

  test('promise 31: stands in their own words where there are some', () => {
    const { id } = addPerson('J.');
    changePerson(now(id), { answers: { supports: ['comforts', 'other'] } });
    expect(linesOf(now(id), 'offers')[0]?.value).toBe('comforts me, something else');
    changePerson(now(id), { words: { support_words: 'sends me songs' } });
    expect(linesOf(now(id), 'offers')[0]?.value).toBe('comforts me, sends me songs');
  });

  test('expecting stands beside what was really done, whichever was written', () => {
    const { id } = addPerson('J.');
    changePerson(now(id), { words: { really_did: 'Rang me back.' } });
    expect(linesOf(now(id), 'expects').map(({ name }) => name)).toEqual(['really_did']);
    changePerson(now(id), { words: { expect: 'That they forget.' } });
    expect(linesOf(now(id), 'expects').map(({ name }) => name)).toEqual(['expect', 'really_did']);
  });

  test('promise 22: how safe it feels is said in words, and never as a number', () => {
    const { id } = addPerson('J.');
    const said = [0, 1, 2, 3, 4].map((felt_security) => {
      changePerson(now(id), { answers: { felt_security } });
      return linesOf(now(id), 'ease')[0]?.value ?? '';
    });
    expect(new Set(said).size).toBe(5);
    expect(said.join(' ')).not.toMatch(/\d/);
  });
});

describe('giving and receiving', () => {
  test('is open until it was written or drawn', () => {
    const { id } = addPerson('J.');
    keep(id, 'gave'); // a moment alone draws nothing the person did not ask to see
    expect(isOpen(now(id), 'giving')).toBe(true);
    changePerson(now(id), { answers: { giving_as: 'dots' } });
    expect(isOpen(now(id), 'giving')).toBe(false);
  });

  test('has a dot for each kind moment that went this way with them, and those that were drawn', () => {
    const { id } = addPerson('J.');
    keep(id, 'gave');
    keep(id, 'saw');
    keep(addPerson('K.').id, 'gave');
    keep(null, 'received');
    changePerson(now(id), { answers: { gave_dots: 2 } });
    expect([dotsOf(now(id), 'gave'), dotsOf(now(id), 'received')]).toEqual([3, 0]);
  });

  test('a row never runs over its end', () => {
    const { id } = addPerson('J.');
    for (let kept = 0; kept < 5; kept += 1) keep(id, 'received');
    changePerson(now(id), { answers: { received_dots: MOST_DOTS } });
    expect(dotsOf(now(id), 'received')).toBe(MOST_DOTS);
  });
});
