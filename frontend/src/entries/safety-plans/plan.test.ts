import { beforeEach, expect, test } from 'vitest';

import { onThisBrowser } from '../../vault/web-storage';
import { canBeDialled, numbersIn } from './numbers';
import { follow, isShownToAnybody, showToAnybody, shownToAnybody } from './without-sign-in';

const KAI = { id: '1', name: 'Kai', number: '020 7946 0018' };
const LEE = { id: '2', name: 'Lee', number: '+44 20 7946 0999' };

beforeEach(() => follow([]));

test('the numbers of a plan come back in their order, and what is no number is left out', () => {
  expect(numbersIn({ words: { numbers: JSON.stringify([LEE, KAI]) } })).toEqual([LEE, KAI]);
  for (const numbers of ['', '{', '{}', 'null', '[1, null, {"id": "1"}]', '[{"id":"1","name":"x","number":"javascript:alert(1)"}]'])
    expect(numbersIn({ words: { numbers } })).toEqual([]);
  expect(numbersIn(undefined)).toEqual([]);
});

test.each([
  ['020 7946 0018', true],
  ['+44 (0)20-7946/0018', true],
  ['112', true],
  ['1', false],
  ['', false],
  ['Kai', false],
  ['12;ext=3', false],
])('"%s" can be dialled: %s', (number, can) => {
  expect(canBeDialled(number)).toBe(can);
});

test('nothing of a plan is shown without sign-in but what was chosen', () => {
  expect(shownToAnybody.value).toEqual([]);
  showToAnybody(KAI, true);
  expect([isShownToAnybody('1'), isShownToAnybody('2')]).toEqual([true, false]);
  expect(onThisBrowser.get('attune-own-numbers')).not.toContain('Lee');
  showToAnybody(KAI, false);
  expect(onThisBrowser.get('attune-own-numbers')).toBeNull();
});

test('what is shown follows the plan, and goes with it', () => {
  showToAnybody(KAI, true);
  follow([{ ...KAI, number: '112' }, LEE]);
  expect(shownToAnybody.value).toEqual([{ ...KAI, number: '112' }]);
  follow([LEE]);
  expect(onThisBrowser.get('attune-own-numbers')).toBeNull();
});
