// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';

import { cleanup, render } from '@testing-library/preact';
import type { JSX } from 'preact';
import { afterEach, beforeAll, expect, test } from 'vitest';

import type { Measure } from '../../../api/measures';
import { loadAspects } from '../../../entries/aspects';
import { gist } from '../../../entries/measure-responses/glancing';
import { measures } from '../../../entries/measure-responses/known';
import { score } from '../../../entries/measure-responses/scoring';
import { glanceOf } from '../../../entries/shared/gist';
import { readFieldsOf } from '../../../entries/shared/shareable';
import { loadCatalogues } from '../../../i18n';
import { PartlyEnglish } from '../../../ui/partly-english';
import { Glance } from '../glance';
import type { Opened } from '../opened';
import { measuresOf } from '../sheet-measures';
import { Course } from './course';
import { movedIn } from './moved';
import type { Reading } from './readings';

const vectors = JSON.parse(readFileSync('../tests/vectors/measures.json', 'utf8')) as { measure: Measure }[];
const named = (key: string): Measure => vectors.find((one) => one.measure.key === key)?.measure ?? expect.fail(key);
const gad = named('gad-7');

beforeAll(async () => {
  measures.value = new Map(vectors.map(({ measure }) => [measure.key, measure]));
  await loadCatalogues('measuring', 'clinic', 'sharing', 'measures');
  await loadAspects('sharing', 'glancing');
});
afterEach(cleanup);

/** A week after the other: how many of the first questions were answered with 1, or null for too few to add up. */
function readings(measure: Measure, ...totals: readonly (number | null)[]): readonly Reading[] {
  return totals.map((total, index) => {
    const answers = Object.fromEntries(measure.items.flatMap((_, place) => (total === null ? [] : [[String(place + 1), place < total ? 1 : 0]])));
    return { grant: `${index}`, day: `2026-06-${String(1 + index * 7).padStart(2, '0')}`, answers, score: score(measure, answers) };
  });
}

const said = (measure: Measure, ...totals: readonly (number | null)[]): readonly string[] => movedIn({ measure, readings: readings(measure, ...totals) });

test('which way it went is said beside the one before and the first, and what chance alone may do', () => {
  expect(said(gad, 7, 3, 2)).toEqual(['1 lower than on June 8: chance alone may do that.', '5 lower than on June 1: more than chance alone would do.']);
  expect(said(gad, 0, 5)).toEqual(['5 higher than on June 1: more than chance alone would do.']);
  expect(said(gad, 2, 4)).toEqual(['2 higher than on June 1: chance alone may do that.']);
  expect(said(gad, 2, 2)).toEqual(['The same as on June 1.']);
});

test('what can not be added up is compared with nothing, and one alone neither', () => {
  expect(said(gad, 5, null, 4)).toEqual(['1 lower than on June 1: chance alone may do that.']);
  expect(said(gad, 5, null)).toEqual(['One can be added up so far, so there is nothing to compare.']);
});

test('where no change is published as more than chance, the way is said all the same', () => {
  const scs = named('scs-sf');
  const of = (...totals: readonly number[]): readonly Reading[] =>
    totals.map((total, index) => ({ grant: `${index}`, day: `2026-06-0${1 + index}`, answers: {}, score: { total, band: null, filledIn: 0, scales: [] } }));
  expect(movedIn({ measure: scs, readings: of(2, 2.58) })).toEqual(['0.58 higher than on June 1.', 'What change is more than chance is not known.']);
  expect(movedIn({ measure: scs, readings: of(3) })).toHaveLength(1);
});

test('the newest stands before all else with its range, and the table begins with it', () => {
  const { container } = render(<Course measure={gad} readings={readings(gad, 7, 3)} />);
  expect(container.querySelector('.measure-newest')?.textContent).toBe('3minimalJune 8');
  expect([...container.querySelectorAll('.measure-totals tbody th')].map((one) => one.textContent)).toEqual(['June 8', 'June 1']);
  expect(container.querySelector('.measure-bands')?.textContent).toContain('from 0: minimal');
});

test('one alone is said once, and stands in a table only where that says more', () => {
  const tables = (...of: readonly Reading[]): number => {
    cleanup();
    return render(<Course measure={gad} readings={of} />).container.querySelectorAll('.measure-totals').length;
  };
  const [one, other] = readings(gad, 7, 3) as [Reading, Reading];
  expect([tables(one), tables(one, other)]).toEqual([0, 1]);
  expect(tables({ ...one, score: { ...one.score, filledIn: 2 } })).toBe(1);
  expect(tables(...readings(gad, null))).toBe(1);
});

test('a newest one that can not be added up is said to be there, before the one that can', () => {
  const { container } = render(<Course measure={gad} readings={readings(gad, 7, null)} />);
  expect(container.querySelector('.measure-newest b')?.textContent).toBe('7');
  expect(container.textContent).toContain('The newest, of June 8, has too few answers to add up.');
});

test('the name of a range says that it is English, where it stands in a line of its own and within one', async () => {
  const english = (node: JSX.Element): string[] => [...render(node).container.querySelectorAll('[lang="en"]')].map((one) => one.textContent ?? '');
  expect(english(<Course measure={gad} readings={readings(gad, 7, 3)} />)).toEqual(expect.arrayContaining(['minimal', 'mild']));
  cleanup();
  const answers = Object.fromEntries(gad.items.map((_, place) => [String(place + 1), 1]));
  const words = { response: JSON.stringify({ measure: gad.key, version: 'v', answers }) };
  const glance = glanceOf({ columns: {}, answers: {}, words }, await readFieldsOf('measure-responses'), gist) ?? expect.fail();
  expect(english(<Glance {...glance} />)).toEqual(['mild']);
  cleanup();
  const item = { grant: 'a', kind: 'measure-responses', shared_on: '2026-06-01' } as Opened['item'];
  const lines = measuresOf([{ item, content: { columns: {}, answers: {}, words }, fields: {}, whole: false }]).flatMap((each) => each.lines);
  expect(lines.map(({ value, english: part }) => [value.includes(', mild'), part])).toEqual([[true, 'mild']]);
});

test('what is not in the line, since it was cut, is marked nowhere', () => {
  expect(render(<PartlyEnglish text="6 (de 0 a 21), mi…" english="mild" />).container.innerHTML).toBe('6 (de 0 a 21), mi…');
});
