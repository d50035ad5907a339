import { readFileSync } from 'node:fs';

import { beforeAll, expect, test } from 'vitest';

import type { Measure } from '../../../api/measures';
import { loadAspects } from '../../../entries/aspects';
import { measures } from '../../../entries/measure-responses/known';
import { loadCatalogues, t } from '../../../i18n';
import type { Opened } from '../opened';
import { bundleOf, pseudonymOf } from './fhir';

const vectors = JSON.parse(readFileSync('../tests/vectors/measures.json', 'utf8')) as { measure: Measure }[];
const LINK = '7d9f3a52-6f0e-4c55-9a3a-2f1f8f2f6a11';

beforeAll(async () => {
  measures.value = new Map(vectors.map(({ measure }) => [measure.key, measure]));
  await loadCatalogues('measures', 'clinic', 'sharing');
  await loadAspects('sharing');
});

function opened(number: number, measure: string, answers: object): Opened {
  const item = { grant: `00000000-0000-4000-8000-00000000000${number}`, kind: 'measure-responses', shared_on: '2026-06-16' } as Opened['item'];
  const content = { columns: { measure, answered_on: '2026-06-15' }, person: 'Quillon', answers: {}, words: { response: JSON.stringify({ measure, version: 'v', answers }) } };
  return { item, content, fields: {}, whole: false };
}

const repair: Opened = {
  item: { grant: '00000000-0000-4000-8000-000000000009', kind: 'kind-moments', shared_on: '2026-06-14' } as Opened['item'],
  content: { columns: {}, answers: {}, words: { what: 'A <cup> of tea & time' } },
  fields: {},
  whole: true,
};

// tests/measures/test_fhir.py holds the same file to the standard.
test('a file of what was opened is a bundle of a patient, responses and scores', async () => {
  const all = [opened(1, 'gad-7', { 1: 2, 2: 1, 3: 3, 4: 0, 5: 1, 6: 2, 7: 2 }), opened(2, 'phq-9', { 1: 1, 9: 1 }), opened(3, 'pcl-5', Object.fromEntries(Array.from({ length: 20 }, (_, index) => [index + 1, 2]))), repair];
  const bundle = bundleOf(await pseudonymOf(LINK), all, new Date('2026-06-20T10:00:00Z'));
  await expect(`${JSON.stringify(bundle, null, 1)}\n`).toMatchFileSnapshot('../../../../../tests/vectors/fhir.json');
});

test('a total that open answers were filled in for says so in the file', async () => {
  const notes = (answers: object): unknown => bundleOf('p', [opened(1, 'gad-7', answers)], new Date()).entry.flatMap(({ resource }) => resource['note'] ?? []);
  await loadCatalogues('measuring');
  expect(notes({ 1: 2, 2: 2, 3: 2, 4: 2, 5: 2, 6: 2 })).toEqual([{ text: t('measuring.filled', { total: 14, count: 1 }) }]);
  expect(notes({ 1: 2, 2: 2, 3: 2, 4: 2, 5: 2, 6: 2, 7: 2 })).toEqual([]);
  expect(notes({ 1: 2 })).toEqual([]);
});

test('the pseudonym says nothing of the link, and is the same each time', async () => {
  const [one, again, other] = [await pseudonymOf(LINK), await pseudonymOf(LINK), await pseudonymOf(LINK.replace('7', '8'))];
  expect(one).toBe(again);
  expect(one).not.toBe(other);
  expect(one).toMatch(/^[0-9a-f]{16}$/);
});
