import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import type { Measure } from '../../api/measures';
import { courseOf, type Given, limitsOf, saysSelfHarm, score } from './scoring';

type Case = { source: string; answers: Given; total: number | null; band: string | null; scales?: (number | null)[] };
const vectors = JSON.parse(readFileSync('../tests/vectors/measures.json', 'utf8')) as { measure: Measure; cases: Case[] }[];
const of = (key: string): Measure => vectors.find(({ measure }) => measure.key === key)?.measure ?? expect.fail(key);

const cases = vectors.flatMap(({ measure, cases: all }) => all.map((one) => [`${measure.key}: ${one.source}`, measure, one] as const));

test.each(cases)('%s', (_, measure, { answers, total, band, scales }) => {
  const found = score(measure, answers);
  expect([found.total, found.band]).toEqual([total, band]);
  if (scales) expect(found.scales.map(({ value }) => value)).toEqual(scales);
});

test('the limits are those of the manuals', () => {
  const limits = vectors.map(({ measure }) => [measure.key, ...limitsOf(measure)]);
  expect(limits).toEqual([['gad-7', 0, 21], ['pc-ptsd-5', 0, 5], ['pcl-5', 0, 80], ['phq-8', 0, 24], ['phq-9', 0, 27], ['scs-sf', 1, 5]]);
});

test('an answer about self-harm counts when it is above zero, and a skipped one is none', () => {
  const given: readonly Given[] = [{ '9': 1 }, { '9': 0 }, { '1': 3 }];
  expect(given.map((one) => saysSelfHarm(of('phq-9'), one))).toEqual([true, false, null]);
  expect(saysSelfHarm(of('pcl-5'), { '9': 4 })).toBeNull();
});

test('a total moved when it moved by what is published', () => {
  const { change } = of('gad-7');
  expect([courseOf(change, 10, 6), courseOf(change, 10, 7), courseOf(change, 6, 10), courseOf(change, null, 6)]).toEqual(['lower', 'alike', 'higher', null]);
  expect(courseOf(of('scs-sf').change, 1, 5)).toBeNull();
});
