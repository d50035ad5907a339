import 'fake-indexeddb/auto';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { entries, type OpenEntry } from '../../store';
import { freshApp, person } from '../../store/testing/app';
import { closeVault } from '../../vault/open-vault';
import { loadWords } from '../../i18n';
import { beginRepair, changeRepair } from '../../entries/repairs/repair';
import { rowOf } from './rows';
import { timeline, type TimelineKind } from './timeline';

const TEXTS: Record<string, string> = { a: 'One mistake is not all of me.' };
const textOf = (id: string): string => TEXTS[id] ?? '';
const only = (): OpenEntry<TimelineKind> => {
  const [moment, ...others] = timeline(textOf);
  expect(others).toEqual([]);
  return (moment as { entry: OpenEntry<TimelineKind> }).entry;
};
const row = () => rowOf(only(), textOf);

beforeEach(async () => {
  await freshApp();
  await loadWords('journal', 'practice', 'moments', 'reflections');
});

afterEach(async () => {
  await entries.settled();
  closeVault();
});

test('a repair: with whom, and what happened', () => {
  const jo = entries.put('people', null, person('J.'));
  const { id } = beginRepair(jo.id);
  expect(row()).toEqual({ href: `/practice/${id}`, title: 'With J.', note: 'being written' });
  changeRepair(id, { words: { happened: 'She looked\naway.' } });
  expect(row()).toEqual({ href: `/practice/${id}`, title: 'With J.', note: 'She looked away.' });
});

test('a kind moment: what it was, and who', () => {
  const jo = entries.put('people', null, person('J.'));
  const columns = { direction: 'received', person: jo.id, may_resurface: false, happened_on: null } as const;
  const { id } = entries.put('kind-moments', null, { columns, answers: {}, words: { what: 'Tea.' } });
  expect(row()).toEqual({ href: `/people/moments/${id}`, title: 'Tea.', note: 'With J.' });
  entries.put('kind-moments', id, { columns: { ...columns, person: null }, answers: {}, words: { who: 'the baker' } });
  expect(row()).toEqual({ href: `/people/moments/${id}`, title: 'A kind moment', note: 'the baker' });
});

test.each([
  ['kind_minute', {}, { kindness: 'May I rest.' }, 'A kind minute', 'May I rest.'],
  ['parts', { part: 'harsh_critic' }, {}, 'Parts check-in', 'the harsh critic'],
  ['standard', {}, { rule: 'Never be late.', kinder: 'Late is human.' }, 'Question a standard', 'Late is human.'],
] as const)('a reflection (%s): its form, and its kinder line', (form, answers, words, title, note) => {
  const { id } = entries.put('reflections', null, { columns: { form, status: 'kept' }, answers, words });
  const found = row();
  expect(found.href).toBe(`/practice/reflections/${id}`);
  expect([found.title.toLowerCase(), found.note.toLowerCase()]).toEqual([title.toLowerCase(), note.toLowerCase()]);
});

test('a card of their own: what it says', () => {
  const { id } = entries.put('cards', null, { columns: { origin: 'own', set_aside: false }, answers: {}, words: { text: 'I may rest.' } });
  expect(row()).toEqual({ href: `/you/cards/${id}`, title: 'I may rest.', note: 'a card of your own' });
});

test.each([
  ['kept', {}, 'kept'],
  ['rated', { true_now: 0 }, 'Felt true: 0 of 10'],
  ['both_true', {}, 'part of me yes, part of me no'],
] as const)('an answer to a card (%s): the card, and the answer', (response, answers, note) => {
  entries.put('card-responses', null, { columns: { text: 'a', response }, answers, words: {} });
  expect(row()).toEqual({ title: 'One mistake is not all of me.', note });
});

test('an answer to a card that is not on this device is still there', () => {
  entries.put('card-responses', null, { columns: { text: 'unknown', response: 'kept' }, answers: {}, words: {} });
  expect(row().title).toBe('A card');
});
