import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import type { Measure } from '../../../api/measures';
import { score } from '../../../entries/measure-responses/scoring';
import { FIELD, plotOf } from './plot';
import type { Reading } from './readings';

const vectors = JSON.parse(readFileSync('../tests/vectors/measures.json', 'utf8')) as { measure: Measure }[];
const measure = vectors.find((one) => one.measure.key === 'gad-7')?.measure ?? expect.fail();

function reading(day: string, each: number, answered = 7): Reading {
  const answers = Object.fromEntries(Array.from({ length: answered }, (_, index) => [String(index + 1), each]));
  return { grant: day, day, answers, score: score(measure, answers) };
}

test('each stands at its day and its total, and nothing between them is made up', () => {
  const { points } = plotOf({ measure, readings: [reading('2026-06-01', 0), reading('2026-06-08', 3), reading('2026-06-29', 1)] });
  expect(points.map(({ total }) => total)).toEqual([0, 21, 7]);
  expect(points.map(({ x }) => Math.round(x))).toEqual([34, 92, FIELD.right - 8]);
  expect(points.map(({ y }) => Math.round(y))).toEqual([FIELD.bottom, FIELD.top, 106]);
});

test('what was not answered enough, and a long time without any, is a gap', () => {
  const readings = [reading('2026-01-01', 1), reading('2026-01-08', 1), reading('2026-01-15', 1, 4), reading('2026-01-22', 2), reading('2026-04-01', 2)];
  const { lines, points } = plotOf({ measure, readings });
  expect(lines.map((line) => line.map(({ day }) => day))).toEqual([['2026-01-01', '2026-01-08'], ['2026-01-22'], ['2026-04-01']]);
  expect(points.length).toBe(4);
});

test('the bands stand where the file says that they begin', () => {
  const { bands, marks } = plotOf({ measure, readings: [reading('2026-01-01', 1)] });
  expect(bands.map(({ from, y }) => [from, Math.round(y)])).toEqual([[5, 120], [10, 85], [15, 51]]);
  expect(marks.map(({ value }) => value)).toEqual([0, 5, 10, 15, 21]);
});

test('no number beside the axis covers another, or leaves the picture, however close the bands begin', () => {
  for (const one of vectors.map((each) => each.measure)) {
    const { marks } = plotOf({ measure: one, readings: [{ grant: '', day: '2026-01-01', answers: {}, score: score(one, {}) }] });
    marks.forEach(({ y }, index) => {
      expect((marks[index - 1]?.y ?? Infinity) - y, one.key).toBeGreaterThanOrEqual(12);
      expect(y, one.key).toBeGreaterThanOrEqual(FIELD.top);
    });
  }
});

test('the axes say from where to where, and from which day to which', () => {
  const { marks, days } = plotOf({ measure, readings: [reading('2026-06-01', 0), reading('2026-06-29', 1, 4)] });
  expect([marks[0], marks.at(-1)]).toEqual([{ y: FIELD.bottom, value: 0 }, { y: FIELD.top, value: 21 }]);
  expect(days.map(({ day }) => day)).toEqual(['2026-06-01', '2026-06-29']);
  expect(plotOf({ measure, readings: [reading('2026-06-01', 0)] }).days.length).toBe(1);
});
