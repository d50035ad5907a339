import { globSync, readFileSync } from 'node:fs';

import { expect, it } from 'vitest';

import { kinds } from '../entries';
import { loadAspects, sharingOf } from '../entries/aspects';

const files: Readonly<Record<string, string>> = Object.fromEntries(globSync('src/features/**/*.tsx').map((path) => [path, readFileSync(path, 'utf8')]));

/** Where an entry of a kind comes to be: it can be kept private there before anything of it can go by itself. */
const FIRST: Readonly<Record<string, readonly string[]>> = {
  agendas: ['therapy/agenda-page'],
  cards: ['cards/card-page', 'therapy/to-answer'],
  'kind-moments': ['moments/write-page'],
  'measure-responses': ['measures/step-page'],
  people: ['people/add-page', 'practice/who'],
  reflections: ['reflections/step-page', 'reflections/part-for'],
  repairs: ['practice/step-page'],
};

it('promise 11: whatever kind can go by itself can be kept private where it is first written', async () => {
  await loadAspects('sharing');
  const going = kinds.filter((kind) => sharingOf(kind)?.takesReply === false);
  expect(Object.keys(FIRST)).toEqual(going.toSorted());
  const without = going.flatMap((kind) => FIRST[kind]?.filter((file) => !files[`src/features/${file}.tsx`]?.includes(`<GoesByItself kind="${kind}"`)));
  expect(without).toEqual([]);
});

it('promise 11: nothing else makes an entry and leaves it to go: it leads to the page of the entry', () => {
  const makes = Object.entries(files).filter(([name, text]) => !name.includes('.test.') && /entries\.put\('[\w-]+', null/.test(text));
  const stays = makes.filter(([, text]) => !text.includes("entries.put('cards', null") || !text.includes('route(`/you/cards/${card.id}`)'));
  expect(stays.map(([name]) => name)).toEqual([]);
});
