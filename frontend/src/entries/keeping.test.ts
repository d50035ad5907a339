import 'fake-indexeddb/auto';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { textIdOf } from '../library/own-cards';
import type { Library } from '../library/texts';
import { drafts, entries } from '../store';
import { freshApp, person } from '../store/testing/app';
import { closeVault } from '../vault/open-vault';
import { loadCatalogues } from '../i18n';
import { kept as keptResponses } from './card-responses/keeping';
import { blank as blankCard } from './cards/card';
import { kept as keptCards } from './cards/keeping';
import { blank as blankReflection, changeReflection, keep } from './reflections/reflection';
import { kept as keptReflections } from './reflections/keeping';
import { compared, kept } from './repairs/keeping';
import { beginRepair, changeRepair, putAway } from './repairs/repair';

beforeEach(async () => {
  await freshApp();
  await loadCatalogues('practice', 'journal');
});

afterEach(async () => {
  await entries.settled();
  await closeVault();
});

function repair(words: Readonly<Record<string, string>>, who: string | null = null): string {
  const { id } = beginRepair(who);
  changeRepair(id, { words });
  return id;
}

function answered(text: string, response: 'kept' | 'stung' | 'rated', true_now?: number): void {
  entries.put('card-responses', null, { columns: { text, response }, answers: true_now === undefined ? {} : { true_now }, words: {} });
}

test('of a repair its keepsake, its kind word and its next step are kept, each by itself', () => {
  const id = repair({ keepsake: ' I said it. ', kind_word: 'Well done, you.', next_step: 'Ask on Sunday.', happened: 'She left.' });
  expect(kept().map((one) => [one.as, one.text, one.href])).toEqual([
    ['keepsake', 'I said it.', `/practice/${id}`],
    ['kind_word', 'Well done, you.', `/practice/${id}`],
    ['next_step', 'Ask on Sunday.', `/practice/${id}`],
  ]);
});

test('what was put away, or is about somebody hidden, is on neither page', () => {
  const said = { keepsake: 'I stayed.', expected: 'shouting', different_from_feared: 'She sat down.' };
  putAway(repair(said));
  repair(said, entries.put('people', null, person('Rook', true)).id);
  expect([kept(), compared()]).toEqual([[], []]);
  repair(said, entries.put('people', null, person('Wren')).id);
  expect([kept().length, compared().length]).toEqual([1, 1]);
});

test('what was expected stands beside what came, in words, only where both are there', () => {
  repair({ expected: 'shouting' });
  const id = repair({ expected: 'shouting', different_from_feared: 'She sat down.' });
  changeRepair(id, { answers: { response: ['listened'] } });
  expect(compared().map(({ expected, came }) => ({ expected, came }))).toEqual([{ expected: 'shouting', came: ['listened', 'She sat down.'] }]);
});

test('of an exercise what was said kindly, and only when it is done', () => {
  const id = crypto.randomUUID();
  changeReflection(id, 'standard', { words: { rule: 'Never rest.', kinder: 'I may rest.' } });
  entries.put('reflections', null, { ...blankReflection('kind_minute'), words: { kindness: 'still being written' } });
  expect(keptReflections()).toEqual([]);
  keep(id);
  expect(keptReflections().map(({ as, text }) => [as, text])).toEqual([['kinder', 'I may rest.']]);
});

test("one's own affirmations stand there until they are set aside, sting or feel untrue", () => {
  const put = (text: string): string => entries.put('cards', null, blankCard('own', text)).id;
  put('I may ask.');
  answered(textIdOf(put('I may shout.')), 'stung');
  answered(textIdOf(put('I may win.')), 'rated', 2);
  entries.put('cards', null, { ...blankCard('own', 'Later.'), columns: { origin: 'own', set_aside: true } });
  expect(keptCards().map(({ text }) => text)).toEqual(['I may ask.']);
});

test('an affirmation that was kept stands there once, and not after it stung', async () => {
  const texts = ['rest/1', 'no/1'].map((id) => ({ id, level: 1 as const, text: `Words of ${id}` }));
  const library: Library = { version: '1', families: [{ id: 'rest', theme: 'not-now', quoted: false, credit: '', texts }] };
  await drafts.set('today/library', library);
  for (const text of ['rest/1', 'rest/1', 'no/1']) answered(text, 'kept');
  answered('no/1', 'stung');
  expect(keptResponses().map(({ as, text }) => [as, text])).toEqual([['affirmation', 'Words of rest/1']]);
});
