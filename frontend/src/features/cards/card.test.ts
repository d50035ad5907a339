import 'fake-indexeddb/auto';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { entries } from '../../store';
import { begin } from '../../store/begun';
import { freshApp } from '../../store/testing/app';
import { closeVault } from '../../vault/open-vault';
import { textOf } from '../../library/texts';
import { respond } from '../../library/shown';
import { blank, changeCard, type Content, originFrom } from '../../entries/cards/card';
import { collectionsOf, moveAll, piles } from './piles';
import { textIdOf, valuesNotes } from '../../library/own-cards';

beforeEach(async () => {
  await freshApp();
});

afterEach(async () => {
  await entries.settled();
  closeVault();
});

function write(text: string, { collection = '', ...columns }: Partial<Content['columns']> & { collection?: string } = {}): string {
  const id = begin('cards');
  changeCard(id, { words: { text, collection } }, { ...blank('own'), columns: { origin: 'own', set_aside: false, ...columns } });
  return id;
}

describe('a card of one’s own', () => {
  test('begins from where the person chose, and keeps what is not changed', () => {
    const id = begin('cards');
    changeCard(id, { words: { text: 'Rest.' } }, blank(originFrom('value')));
    changeCard(id, { columns: { set_aside: true } }, blank('own'));
    expect(entries.find('cards', id)).toMatchObject({ columns: { origin: 'value', set_aside: true }, words: { text: 'Rest.' } });
    expect([originFrom('offered'), originFrom(undefined)]).toEqual(['own', 'own']);
  });

  test('can be answered, and the answer knows its words', () => {
    const id = write('I may rest.');
    respond(textIdOf(id), 'rated', 7);
    const [said] = entries.of('card-responses').value;
    expect(said).toMatchObject({ columns: { text: `card:${id}`, response: 'rated' }, answers: { true_now: 7 } });
    expect(textOf(said?.columns.text ?? '')).toBe('I may rest.');
  });

  test('promise 25: one that stung does not come in a note again, even when it is taken back', () => {
    const id = write('Being honest.', { origin: 'value' });
    const notes = () => valuesNotes(entries.of('cards').value, entries.of('card-responses').value);
    expect(notes()).toHaveLength(1);
    respond(textIdOf(id), 'stung');
    changeCard(id, { columns: { set_aside: false } }, blank('value'));
    expect(notes()).toEqual([]);
  });
});

test('cards lie in their piles, what was set aside last', () => {
  write('Loose');
  write('Honest', { origin: 'value' });
  write('Early', { collection: ' Mornings ' });
  write('Late', { collection: 'Evenings' });
  write('Gone', { collection: 'Mornings', set_aside: true });
  expect(piles(entries.of('cards').value).map(({ kind, name, cards }) => [kind, name, cards.map(({ words }) => words.text)])).toEqual([
    ['value', '', ['Honest']],
    ['collection', 'Evenings', ['Late']],
    ['collection', 'Mornings', ['Early']],
    ['none', '', ['Loose']],
    ['set_aside', '', ['Gone']],
  ]);
});

describe('a pile', () => {
  const names = (): readonly string[] => collectionsOf(entries.of('cards').value);
  const lying = (): string[] => entries.of('cards').value.map(({ words }) => `${words.text}: ${words.collection}`).sort();

  test('is renamed with everything in it, what is set aside too, and that can be undone', () => {
    write('Early', { collection: ' Mornings ' });
    write('Gone', { collection: 'Mornings', set_aside: true });
    write('Late', { collection: 'Evenings' });
    const undo = moveAll('Mornings', ' First light ');
    expect(lying()).toEqual(['Early: First light', 'Gone: First light', 'Late: Evenings']);
    undo();
    expect(names()).toEqual(['Evenings', 'Mornings']);
  });

  test('takes the other in where it gets its name', () => {
    write('Early', { collection: 'Mornings' });
    write('Late', { collection: 'Evenings' });
    moveAll('Mornings', 'Evenings');
    expect(piles(entries.of('cards').value).map(({ name, cards }) => [name, cards.length])).toEqual([['Evenings', 2]]);
  });

  test('is let go, and its cards stay', () => {
    write('Early', { collection: 'Mornings' });
    const undo = moveAll('Mornings', null);
    expect(piles(entries.of('cards').value).map(({ kind }) => kind)).toEqual(['none']);
    const [card] = entries.of('cards').value;
    entries.remove('cards', card?.id ?? '');
    undo();
    expect(entries.of('cards').value).toEqual([]);
  });
});
