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
  expect(points.map(({ x }) => Math.round(x))).toEqual([34, 107, FIELD.right - 8]);
  expect(points.map(({ y }) => Math.round(y))).toEqual([FIELD.bottom, FIELD.top, 119]);
});

test('what was not answered enough, and a long time without any, is a gap', () => {
  const readings = [reading('2026-01-01', 1), reading('2026-01-08', 1), reading('2026-01-15', 1, 4), reading('2026-01-22', 2), reading('2026-04-01', 2)];
  const { lines, points } = plotOf({ measure, readings });
  expect(lines.map((line) => line.map(({ day }) => day))).toEqual([['2026-01-01', '2026-01-08'], ['2026-01-22'], ['2026-04-01']]);
  expect(points.length).toBe(4);
});

test('the bands stand where the file says that they begin', () => {
  const { bands } = plotOf({ measure, readings: [reading('2026-01-01', 1)] });
  expect(bands.map(({ text, y }) => [text, Math.round(y)])).toEqual([['mild', 135], ['moderate', 96], ['severe', 57]]);
});

test('no name of a band covers another, however close they begin', () => {
  for (const one of vectors.map((each) => each.measure).filter(({ bands }) => bands.length > 1)) {
    const { bands } = plotOf({ measure: one, readings: [{ grant: '', day: '2026-01-01', answers: {}, score: score(one, {}) }] });
    bands.forEach(({ name, y }, index) => {
      expect(name).toBeLessThan(y);
      expect((bands[index - 1]?.name ?? Infinity) - name, one.key).toBeGreaterThanOrEqual(12);
    });
  }
});

test('the axes say from where to where, and from which day to which', () => {
  const { limits, days } = plotOf({ measure, readings: [reading('2026-06-01', 0), reading('2026-06-29', 1, 4)] });
  expect(limits).toEqual([{ y: FIELD.bottom, value: 0 }, { y: FIELD.top, value: 21 }]);
  expect(days.map(({ day }) => day)).toEqual(['2026-06-01', '2026-06-29']);
  expect(plotOf({ measure, readings: [reading('2026-06-01', 0)] }).days.length).toBe(1);
});
