import { beforeAll, expect, it } from 'vitest';

import { loadWords } from '../../words';
import { sharedWords, whenWords } from './saying';

beforeAll(() => loadWords('clinic'));

const now = new Date(2026, 5, 15, 9, 0); // a Monday
const at = (day: number, hour: number): string => new Date(2026, 5, day, hour, 30).toISOString();

it('says when in the words of a week', () => {
  expect(whenWords(at(15, 14), now)).toMatch(/^today, /);
  expect(whenWords(at(16, 14), now)).toMatch(/^tomorrow, /);
  expect(whenWords(at(18, 14), now)).toMatch(/^Thursday, /);
  expect(whenWords(at(29, 14), now)).toMatch(/29/);
});

it('says what was shared by kind, and that nothing was', () => {
  expect(sharedWords({ repairs: 1 })).toBe('1 repair');
  expect(sharedWords({ repairs: 2, moments: 1 })).toBe('2 repairs · 1 other item');
  expect(sharedWords({})).toBe('nothing shared');
});
