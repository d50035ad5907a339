// @vitest-environment happy-dom

import { readFileSync } from 'node:fs';

import { render } from '@testing-library/preact';
import type { JSX } from 'preact';
import { beforeAll, expect, test } from 'vitest';

import type { Measure } from '../../api/measures';
import { loadCatalogues } from '../../i18n';
import { linesOf } from '../shared/lines';
import { About, OURS, Quoting } from './about';
import { measures } from './known';
import { Answers } from './read-back';
import type { Response } from './response';
import { fields } from './shared-fields';

const vectors = JSON.parse(readFileSync('../tests/vectors/measures.json', 'utf8')) as { measure: Measure }[];

beforeAll(() => loadCatalogues('measures'));

const html = (element: JSX.Element): string => render(element).container.innerHTML;

test('what each measure is about is said in the words of its file, and of every one that comes with the app', () => {
  expect(vectors.map(({ measure }) => measure.key).toSorted()).toEqual([...OURS]);
  for (const { measure } of vectors) expect(html(<About measure={measure} />)).toBe(measure.about);
});

test('what a practice added says itself what it is, and in which language', () => {
  expect(html(<About measure={{ key: 'ours', about: 'Two questions.' }} />)).toBe('<span lang="en">Two questions.</span>');
});

test('what is quoted is read out as English, and the sentence around it as what it is', () => {
  expect(html(<Quoting text="Lo más alto fue «Several days»: “Trouble relaxing”." />)).toBe(
    'Lo más alto fue «<span lang="en">Several days</span>»: “<span lang="en">Trouble relaxing</span>”.',
  );
});

test('questions and answers are read out as English, in reading them again and in a preview', () => {
  const [{ measure } = expect.fail()] = vectors;
  const response = JSON.stringify({ measure: measure.key, version: 'v', answers: { 1: 1 } });
  measures.value = new Map([[measure.key, measure]]);
  const { container } = render(<Answers response={{ words: { response } } as Response} />);
  expect([...container.querySelectorAll('dt, dd')].map((one) => one.getAttribute('lang'))).toEqual(['en', 'en']);
  expect(linesOf({ columns: { measure: measure.key }, answers: {}, words: { response } }, fields).map(({ lang }) => lang)).toEqual([undefined, 'en']);
});
