import { beforeAll, expect, it } from 'vitest';

import { loadAspects } from '../../entries/aspects';
import { loadCatalogues } from '../../i18n';
import { countsWords, reviewWords, sharedWords, titleOf, whenWords } from './titles';

beforeAll(() => Promise.all([loadCatalogues('clinic'), loadAspects('sharing')]));

const now = new Date(2026, 5, 15, 9, 0); // a Monday
const at = (day: number, hour: number): string => new Date(2026, 5, day, hour, 30).toISOString();

it('says when in the words of a week', () => {
  expect(whenWords(at(15, 14), now)).toMatch(/^today, /);
  expect(whenWords(at(16, 14), now)).toMatch(/^tomorrow, /);
  expect(whenWords(at(18, 14), now)).toMatch(/^Thursday, /);
  expect(whenWords(at(29, 14), now)).toMatch(/29/);
});

it('tells what was never opened from what was read, whenever it came', () => {
  expect(countsWords({ shared: { repairs: 2 }, unopened: { repairs: 1 } })).toBe('new: 1 repair');
  expect(countsWords({ shared: {}, unopened: { repairs: 1 } })).toBe('new: 1 repair');
  expect(countsWords({ shared: { repairs: 2 }, unopened: {} })).toBe('read: 2 repairs');
  expect(countsWords({ shared: {}, unopened: {} })).toBe('nothing new');
});

it('says what was shared by kind', () => {
  expect(sharedWords({ repairs: 1 })).toBe('1 repair');
  expect(sharedWords({ repairs: 2, moments: 1 })).toBe('2 repairs, 1 other item');
  expect(sharedWords({ 'kind-moments': 2, cards: 1 })).toBe('2 kind moments, 1 affirmation of their own');
});

it('names an item by its kind, and by whom it is about once that was opened', () => {
  expect(['repairs', 'kind-moments', 'cards', 'new'].map((kind) => titleOf(kind))).toEqual(['A repair', 'A kind moment', 'An affirmation of their own', 'Something they wrote']);
  expect(['repairs', 'kind-moments', 'cards'].map((kind) => titleOf(kind, 'J.'))).toEqual(['A repair with J.', 'A kind moment with J.', 'An affirmation of their own']);
});

it('says why a page needs a look, and what a newer server calls a reason that this app does not know', () => {
  const words = (...reasons: readonly string[]): string => reviewWords({ review: reasons.map((reason) => ({ reason, on: '2026-06-15' })) });
  expect(words('consent_changed', 'self_harm_answer')).toBe('needs a look: taken back, answer about hurting oneself');
  expect(words('speak_up')).toBe("needs a look: what didn't sit well");
  expect(words('something_newer')).toBe('needs a look: something newer');
});
