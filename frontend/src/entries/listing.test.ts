import 'fake-indexeddb/auto';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { drafts, entries, type Kind, type OpenEntry } from '../store';
import { freshApp, person } from '../store/testing/app';
import { closeVault } from '../vault/open-vault';
import { listingOf, loadAspects } from './aspects';
import { beginRepair, changeRepair } from './repairs/repair';

const LIBRARY = { version: '1', families: [{ id: 'f', theme: 'repair', quoted: false, credit: '', texts: [{ id: 'a', level: 1, text: 'One mistake is not all of me.' }] }] };

type Row = { readonly href: string | undefined; readonly title: string; readonly line: string };

/** The one entry there is of a kind, as it stands in a list. */
function row<K extends Kind>(kind: K): Row {
  const [entry, ...others] = entries.of(kind).value;
  expect(others).toEqual([]);
  const { href, title, line } = listingOf({ kind });
  const only = entry as OpenEntry<K>;
  return { href: href?.(only), title: title(only), line: line(only) };
}

beforeEach(async () => {
  await freshApp();
  await drafts.set('today/library', LIBRARY);
  await loadAspects('listing');
});

afterEach(async () => {
  await entries.settled();
  closeVault();
});

test('a repair: with whom, and what happened', () => {
  const jo = entries.put('people', null, person('J.'));
  const { id } = beginRepair(jo.id);
  expect(row('repairs')).toEqual({ href: `/practice/${id}`, title: 'With J.', line: 'being written' });
  changeRepair(id, { words: { happened: 'She looked\naway.' } });
  expect(row('repairs')).toEqual({ href: `/practice/${id}`, title: 'With J.', line: 'She looked away.' });
});

test('a kind moment: what it was, and who', () => {
  const jo = entries.put('people', null, person('J.'));
  const columns = { direction: 'received', person: jo.id, may_resurface: false, happened_on: null } as const;
  const { id } = entries.put('kind-moments', null, { columns, answers: {}, words: { what: 'Tea.' } });
  expect(row('kind-moments')).toEqual({ href: `/people/moments/${id}`, title: 'Tea.', line: 'With J.' });
  entries.put('kind-moments', id, { columns: { ...columns, person: null }, answers: {}, words: { who: 'the baker' } });
  expect(row('kind-moments')).toEqual({ href: `/people/moments/${id}`, title: 'A kind moment', line: 'the baker' });
});

test.each([
  ['kind_minute', {}, { kindness: 'May I rest.' }, 'A kind minute', 'May I rest.'],
  ['parts', { part: 'harsh_critic' }, {}, 'Parts check-in', 'the harsh critic'],
  ['standard', {}, { rule: 'Never be late.', kinder: 'Late is human.' }, 'Question a standard', 'Late is human.'],
] as const)('a reflection (%s): its form, and its kinder line', (form, answers, words, title, note) => {
  const { id } = entries.put('reflections', null, { columns: { form, status: 'kept' }, answers, words });
  const found = row('reflections');
  expect(found.href).toBe(`/practice/reflections/${id}`);
  expect([found.title.toLowerCase(), found.line.toLowerCase()]).toEqual([title.toLowerCase(), note.toLowerCase()]);
});

test('a card of their own: what it says', () => {
  const { id } = entries.put('cards', null, { columns: { origin: 'own', set_aside: false }, answers: {}, words: { text: 'I may rest.' } });
  expect(row('cards')).toEqual({ href: `/you/cards/${id}`, title: 'I may rest.', line: 'an affirmation of your own' });
});

test.each([
  ['kept', {}, 'kept'],
  ['rated', { true_now: 0 }, 'Felt true: 0, from 0 to 10'],
  ['both_true', {}, 'part of me yes, part of me no'],
] as const)('an answer to a card (%s): the card, and the answer', (response, answers, note) => {
  entries.put('card-responses', null, { columns: { text: 'a', response }, answers, words: {} });
  expect(row('card-responses')).toEqual({ href: undefined, title: 'One mistake is not all of me.', line: note });
});

test('an answer to a card that is not on this device is still there', () => {
  entries.put('card-responses', null, { columns: { text: 'unknown', response: 'kept' }, answers: {}, words: {} });
  expect(row('card-responses').title).toBe('An affirmation');
});
