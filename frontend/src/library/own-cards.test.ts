import 'fake-indexeddb/auto';

import { expect, test } from 'vitest';

import { entries, type OpenEntry } from '../store';
import { freshApp, person } from '../store/testing/app';
import { closeVault } from '../vault/open-vault';
import { mayCome, valuesNotes } from './own-cards';

type Card = OpenEntry<'cards'>;
type Response = OpenEntry<'card-responses'>;

const at = (minute = 0) => ({ revision: 1, order: minute, created_at: `2026-06-15T12:0${minute}:00Z`, updated_at: `2026-06-15T12:0${minute}:00Z` });

function card(columns: Partial<Card['columns']> = {}, text = 'Being gentle with animals.'): Card {
  return { kind: 'cards', id: 'c', ...at(), columns: { origin: 'value', set_aside: false, ...columns }, answers: {}, words: { text } };
}

function said(response: Response['columns']['response'], true_now?: number, minute = 1): Response {
  return { kind: 'card-responses', id: `r${minute}`, ...at(minute), columns: { text: 'card:c', response }, answers: true_now === undefined ? {} : { true_now }, words: {} };
}

test('what matters to me may come in a note', () => expect(valuesNotes([card()], [])).toHaveLength(1));

test.each([card({ origin: 'own' }), card({ origin: 'standard' }), card({ set_aside: true }), card({}, ' ')])('another kind of card, one set aside and an empty one do not: %o', (one) => {
  expect(valuesNotes([one], [])).toEqual([]);
});

test.each([said('stung'), said('never'), said('rated', 0), said('rated', 3)])('promise 25: one that stung, or felt untrue, does not: %o', (response) => {
  expect(valuesNotes([card()], [response])).toEqual([]);
});

test.each([said('kept'), said('rated', 4), said('both_true')])('any other answer keeps it in: %o', (response) => {
  expect(valuesNotes([card()], [response])).toHaveLength(1);
});

test('the newest rating holds, but what stung once stays away', () => {
  expect(valuesNotes([card()], [said('rated', 2, 1), said('rated', 8, 2)])).toHaveLength(1);
  expect(valuesNotes([card()], [said('stung', undefined, 1), said('rated', 8, 2)])).toEqual([]);
});

test('promise 8: what a therapist offered comes by itself no more once somebody goes quietly with them', async () => {
  await freshApp();
  const come = (origin: Card['columns']['origin']): number => mayCome([card({ origin })], []).length;
  expect([come('offered'), come('own'), come('noticed')]).toEqual([1, 1, 0]);
  const { columns, ...rest } = person('Dr Vogt');
  entries.put('people', null, { ...rest, columns: { ...columns, route: 'quiet' }, answers: { relation: 'my_therapist' } });
  expect([come('offered'), come('own'), come('noticed')]).toEqual([0, 1, 0]);
  await entries.settled();
  await closeVault();
});
