import { readFileSync } from 'node:fs';

import { beforeAll, expect, test } from 'vitest';

import type { Measure } from '../../../api/measures';
import { measures } from '../../../entries/measure-responses/known';
import type { Opened } from '../opened';
import { coursesOf, onceEach } from './readings';

const vectors = JSON.parse(readFileSync('../tests/vectors/measures.json', 'utf8')) as { measure: Measure }[];

beforeAll(() => {
  measures.value = new Map(vectors.map(({ measure }) => [measure.key, measure]));
});

function opened(grant: string, answered_on: string | undefined, value: number, shared_on = '2026-06-16'): Opened {
  const answers = Object.fromEntries(Array.from({ length: 7 }, (_, index) => [index + 1, value]));
  const words = { response: JSON.stringify({ measure: 'gad-7', version: 'v', answers }) };
  const columns = { measure: 'gad-7', ...(answered_on ? { answered_on } : {}) };
  return { item: { grant, kind: 'measure-responses', shared_on } as Opened['item'], content: { columns, answers: {}, words }, fields: {}, whole: false };
}

const totals = (...all: Opened[]): unknown => coursesOf(all).flatMap(({ readings }) => readings.map(({ grant, score }) => [grant, score.total]));

// One a week is kept at most, so of one measure and one day there is one.
test('what was shared twice, by hand and by itself, is one reading: as it was shared last', () => {
  const [by, again] = [opened('a', '2026-06-15', 1), opened('b', '2026-06-15', 2, '2026-06-17')];
  expect(totals(by, again)).toEqual([['b', 14]]);
  expect(totals(again, by)).toEqual([['b', 14]]);
  expect(totals(by, opened('c', '2026-06-22', 1))).toEqual([['a', 7], ['c', 7]]);
});

test('where the day was left out nobody knows that they are one', () => {
  expect(totals(opened('a', undefined, 1), opened('b', undefined, 1))).toHaveLength(2);
});

test('nothing else is taken for the same', () => {
  const other = { ...opened('b', '2026-06-15', 1), content: { columns: {}, answers: {}, words: { what: 'Tea.' } } };
  const pcl = { ...opened('c', '2026-06-15', 1), content: { columns: { answered_on: '2026-06-15' }, answers: {}, words: { response: JSON.stringify({ measure: 'pcl-5', version: 'v', answers: {} }) } } };
  const all = [opened('a', '2026-06-15', 1), other, { ...other, item: { ...other.item, grant: 'd' } }, pcl];
  expect(onceEach(all).map(({ item }) => item.grant)).toEqual(['a', 'b', 'd', 'c']);
});
