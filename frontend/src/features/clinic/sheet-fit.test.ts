import { readFileSync } from 'node:fs';

import { beforeAll, expect, test } from 'vitest';

import type { Measure } from '../../api/measures';
import { loadAspects } from '../../entries/aspects';
import { measures } from '../../entries/measure-responses/known';
import { readFieldsOf } from '../../entries/shared/shareable';
import { loadCatalogues } from '../../i18n';
import type { Client } from './client';
import type { Opened } from './opened';
import { type Sheet, sheetOf } from './sheet';
import { pdfOf } from './sheet-pdf';
import { rowsOf, shortened } from './sheet-rows';

const vectors = JSON.parse(readFileSync('../tests/vectors/measures.json', 'utf8')) as { measure: Measure }[];
const LONG = 'We had said Saturday was ours, and then it was not, and nobody told me why for a long time. '.repeat(8);

beforeAll(async () => {
  measures.value = new Map(vectors.map(({ measure }) => [measure.key, measure]));
  await loadCatalogues('clinic', 'measuring', 'sharing');
  await loadAspects('sharing', 'glancing');
});

type Made = { readonly day: string; readonly kind: string; readonly recent?: boolean; readonly columns?: object; readonly answers?: object; readonly words: Readonly<Record<string, string>> };

async function sheet(made: readonly Made[], note = ''): Promise<Sheet> {
  const all = await Promise.all(
    made.map(async ({ day, kind, recent = false, columns = {}, answers = {}, words }, index): Promise<Opened> => {
      const item = { grant: `${index}`, kind, about: '', level: 'full', shared_on: day, until: day, since_last_session: recent, opened_before: true } as Opened['item'];
      return { item, content: { columns, answers, words } as Opened['content'], fields: await readFieldsOf(kind), whole: false };
    }),
  );
  const one = { shared: all.map(({ item }) => item), last_session_at: '2026-06-08T10:00:00Z', next_session_at: '2026-06-15T10:00:00Z' } as unknown as Client['one'];
  return sheetOf({ one, alias: { name: 'Wren', pronouns: 'they/them' } as Client['alias'], scopes: [] }, new Map(all.map((each) => [each.item.grant, each])), note);
}

const day = (daysBack: number): string => new Date(Date.UTC(2026, 5, 15) - daysBack * 86_400_000).toISOString().slice(0, 10);

function answered(measure: Measure, daysBack: number, value: number): Made {
  const answers = Object.fromEntries(measure.items.map((_, index) => [index + 1, value]));
  return { day: day(daysBack), kind: 'measure-responses', recent: daysBack < 7, columns: { measure: measure.key, answered_on: day(daysBack) }, words: { response: JSON.stringify({ measure: measure.key, version: 'v', answers }) } };
}

/** Everything a client may have shared in a year, each text as long as somebody may write it. */
function aYear(): readonly Made[] {
  const repair = { happened: LONG, expected: LONG, request: LONG };
  const weeks = Array.from({ length: 52 }, (_, week) => week * 7);
  return [
    { day: day(1), kind: 'agendas', recent: true, words: { items: Array.from({ length: 30 }, (_, index) => `Line ${index}: ${LONG}`).join('\n') } },
    ...[2, 3, 4].map((back) => ({ day: day(back), kind: 'speak-ups', recent: true, answers: { what: ['too_fast'] }, words: { happened: LONG, fear: LONG, hope: LONG } })),
    ...weeks.flatMap((back) => vectors.map(({ measure }) => answered(measure, back, back > 180 ? 2 : 1))),
    ...weeks.map((back): Made => ({ day: day(back), kind: 'repairs', recent: back < 7, words: repair })),
    ...weeks.map((back): Made => ({ day: day(back), kind: 'kind-moments', recent: back < 7, words: { what: LONG, meaning: LONG } })),
  ];
}

async function pagesOf(one: Sheet): Promise<number> {
  return [...(await pdfOf(one).text()).matchAll(/\/Type \/Page /g)].length;
}

test('a year of shared things, with a note, is one page, and says where the rest is', async () => {
  const made = await sheet(aYear(), LONG.repeat(20));
  expect(await pagesOf(made)).toBe(1);
  expect(made.rest).toContain('Wren');
  expect(made.parts.map(({ heading }) => heading)).toEqual(expect.arrayContaining(['What they want to bring', "Something that didn't sit well", 'Questionnaires', 'Since the last session', 'My note']));
});

test('each measure is one line, however often it was answered, with how it moved and over how long', async () => {
  const { parts } = await sheet(aYear());
  const [found] = parts.filter(({ heading }) => heading === 'Questionnaires');
  expect(found?.items.length).toBe(vectors.length);
  expect(found?.items.every(({ lines }) => lines.length === 1)).toBe(true);
  const gad = found?.items.flatMap(({ lines }) => lines).find(({ label }) => label === 'GAD-7');
  expect(gad?.value).toBe('7 (0 to 21), mild · 7 lower than at first (more than chance) · between 7 and 14 · 51 weeks');
  expect(parts.flatMap(({ items }) => items).filter(({ what }) => what === 'A questionnaire')).toEqual([]);
});

test('an answer that can not be added up is no newest one, and what stands is said with its day', async () => {
  const gad = vectors.find(({ measure }) => measure.key === 'gad-7')?.measure ?? expect.fail();
  const few = { ...answered(gad, 1, 1), words: { response: JSON.stringify({ measure: 'gad-7', version: 'v', answers: { 1: 1 } }) } };
  const line = async (...made: Made[]): Promise<string | undefined> => (await sheet(made)).parts[0]?.items[0]?.lines[0]?.value;
  expect(await line(few)).toBe('too few answers to add up');
  expect(await line(answered(gad, 8, 2), few)).toBe('14 (0 to 21) on June 7, moderate');
});

test('where everything fits, all of it stands there, uncut', async () => {
  const made = await sheet([{ day: day(2), kind: 'repairs', recent: true, words: { happened: 'The kettle was loud.' } }], 'Slowly.');
  expect(made.rest).toBe('');
  expect(made.parts.flatMap(({ items }) => items).flatMap(({ lines }) => lines.map(({ value }) => value))).toEqual(['“The kettle was loud.”', 'Slowly.']);
});

test('what is cut ends behind a word, within its quotes, and takes no more rows than it may', () => {
  const cut = shortened(`“${LONG}”`, 2);
  expect(rowsOf(cut).length).toBe(2);
  expect(cut).toMatch(/^“We had said .*[a-z]…”$/);
  expect(shortened('w'.repeat(4000), 1)).toMatch(/^w{20,}…$/);
});
