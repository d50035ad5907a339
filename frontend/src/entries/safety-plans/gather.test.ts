import 'fake-indexeddb/auto';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { entries } from '../../store';
import { freshApp } from '../../store/testing/app';
import { closeVault } from '../../vault/open-vault';
import { numbersIn } from './numbers';
import { addNumber, blank, gather, planNow, removeNumber, say } from './plan';

beforeEach(async () => {
  await freshApp();
});

afterEach(async () => {
  await entries.settled();
  await closeVault();
});

test('plans that two devices began each are one again, and nothing of either is lost', () => {
  const numbers = (id: string): string => JSON.stringify([{ id, name: id, number: '112' }]);
  entries.put('safety-plans', null, { ...blank(), words: { signs: 'Cold hands.', steadies: 'Tea.', numbers: numbers('a') } });
  entries.put('safety-plans', null, { ...blank(), words: { steadies: 'A walk.', numbers: numbers('b') } });
  gather();
  expect(entries.of('safety-plans').value).toHaveLength(1);
  const { signs, steadies } = planNow()?.words ?? {};
  expect(signs).toBe('Cold hands.');
  expect(steadies?.split('\n').sort()).toEqual(['A walk.', 'Tea.']);
  expect(numbersIn(planNow()).map(({ id }) => id).sort()).toEqual(['a', 'b']);
});

test('a number that was removed comes back where it was, beside what was added meanwhile', () => {
  say('signs', 'Cold hands.');
  for (const name of ['Ana', 'Bo']) addNumber(name, '112');
  const first = numbersIn(planNow())[0]?.id ?? '';
  const back = removeNumber(first);
  addNumber('Cy', '110');
  back();
  expect(numbersIn(planNow()).map(({ name }) => name)).toEqual(['Ana', 'Bo', 'Cy']);
  expect(planNow()?.words.signs).toBe('Cold hands.');
});
