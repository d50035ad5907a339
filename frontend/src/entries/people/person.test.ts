import 'fake-indexeddb/auto';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { entries } from '../../store';
import { freshApp } from '../../store/testing/app';
import { closeVault } from '../../vault/open-vault';
import { addPerson, aliasOf, aliasUnlessHidden, changePerson, hiddenPeople, isHidden, type Person, visiblePeople } from './person';
import { UNASKED } from './care';

const now = (id: string): Person => entries.find('people', id) as Person;

beforeEach(async () => {
  await freshApp();
});

afterEach(async () => {
  await entries.settled();
  closeVault();
});

test('somebody new has no route yet and is called what was typed', () => {
  const { columns, answers, words } = addPerson('  J. ', 'friend');
  expect(columns).toEqual({ ...UNASKED, status: 'present', hidden: false });
  expect([answers, words]).toEqual([{ relation: 'friend' }, { alias: 'J.' }]);
});

test('a change keeps everything else', () => {
  const { id } = addPerson('J.', 'friend');
  changePerson(now(id), { words: { relation_words: 'the neighbour upstairs' } });
  changePerson(now(id), { columns: { status: 'ended' } });
  changePerson(now(id), { answers: { felt_security: 2 } });
  expect(now(id)).toMatchObject({
    columns: { route: 'unset', status: 'ended', hidden: false },
    answers: { relation: 'friend', felt_security: 2 },
    words: { alias: 'J.', relation_words: 'the neighbour upstairs' },
  });
});

test('those to choose from stand in order, without the hidden ones, who keep their name', () => {
  const [zoe, ana] = ['Zoë', 'ana'].map((alias) => addPerson(alias).id) as [string, string];
  expect(visiblePeople.value.map(({ id }) => id)).toEqual([ana, zoe]);
  changePerson(now(zoe), { columns: { hidden: true } });
  expect(visiblePeople.value.map(({ id }) => id)).toEqual([ana]);
  expect(hiddenPeople.value.map(({ id }) => id)).toEqual([zoe]);
  expect(aliasOf(zoe, 'nobody')).toBe('Zoë');
  expect([isHidden(zoe), isHidden(ana), isHidden(null)]).toEqual([true, false, false]);
  expect([aliasUnlessHidden(zoe), aliasUnlessHidden(ana), aliasUnlessHidden(null)]).toEqual(['', 'ana', '']);
});

test('nobody, and somebody without a name, are called what the screen says', () => {
  expect(aliasOf(null, 'nobody')).toBe('nobody');
  expect(aliasOf(addPerson('').id, 'no name')).toBe('no name');
});
