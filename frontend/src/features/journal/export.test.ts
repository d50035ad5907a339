// @vitest-environment happy-dom
import 'fake-indexeddb/auto';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { AGENDA_TEXTS } from '../../api/vocabularies/agenda-texts';
import { MEASURE_RESPONSE_TEXTS } from '../../api/vocabularies/measure-response-texts';
import { CARD_TEXTS } from '../../api/vocabularies/card-texts';
import { CHECK_IN_TEXTS } from '../../api/vocabularies/check-in-texts';
import { ENTRY_KIND, type EntryKind } from '../../api/vocabularies/entry-kind';
import { MOMENT_TEXTS } from '../../api/vocabularies/moment-texts';
import { PERSON_TEXTS } from '../../api/vocabularies/person-texts';
import { REFLECTION_TEXTS } from '../../api/vocabularies/reflection-texts';
import { REPAIR_TEXTS } from '../../api/vocabularies/repair-texts';
import { SAFETY_PLAN_TEXTS } from '../../api/vocabularies/safety-plan-texts';
import { SMALL_STEP_TEXTS } from '../../api/vocabularies/small-step-texts';
import { SPEAK_UP_TEXTS } from '../../api/vocabularies/speak-up-texts';
import { UNSENT_LETTER_TEXTS } from '../../api/vocabularies/unsent-letter-texts';
import { entries } from '../../store';
import { freshApp, person } from '../../store/testing/app';
import { closeVault } from '../../vault/open-vault';
import { loadCatalogues } from '../../i18n';
import { fullDate } from '../../i18n/dates';
import { collect, type FromServer, LEFT_OUT, toJson } from './export';
import { toHtml } from './export-html';
import { loadAspects } from '../../entries/aspects';
import { UNASKED } from '../../entries/people/care';

const HOSTILE = '<img src=x onerror="alert(1)"> & "quotes"';

beforeEach(async () => {
  await freshApp();
  await loadAspects('listing');
  await loadCatalogues('journal');
  entries.put('people', null, person('J.'));
  entries.put('repairs', null, { columns: { ...UNASKED, person: null, depth: 'light', status: 'draft', happened_on: null }, answers: { readiness: 3 }, words: { happened: HOSTILE } });
});

afterEach(async () => {
  await entries.settled();
  closeVault();
});

test('the file for programs holds every entry whole, and nothing of how it is sealed', () => {
  const file = JSON.parse(toJson(collect(new Date('2026-06-15T12:00:00Z')))) as ReturnType<typeof collect>;
  expect([file.format, file.made_at]).toEqual([1, '2026-06-15T12:00:00.000Z']);
  expect(file.entries.map(({ kind }) => kind).toSorted()).toEqual(['people', 'repairs']);
  const repair = file.entries.find(({ kind }) => kind === 'repairs');
  expect(repair?.words).toEqual({ happened: HOSTILE });
  expect(repair?.answers).toEqual({ readiness: 3 });
  expect(file.missing).toEqual([]);
  expect(Object.keys(repair ?? {}).toSorted()).toEqual(['answers', 'columns', 'created_at', 'id', 'kind', 'updated_at', 'words']);
});

test('promise 15: somebody hidden is in the file too, with what was written about them', () => {
  const { id } = entries.put('people', null, person('Quillon', true));
  entries.put('kind-moments', null, { columns: { direction: 'received', person: id, may_resurface: false, happened_on: null }, answers: {}, words: { what: 'Tea.' } });
  for (const file of [toJson(collect()), toHtml(collect(), () => null)]) {
    expect(file).toContain('Quillon');
    expect(file).toContain('Tea.');
  }
});

// A kind that is new has to say here what is written in it, or this file does not compile.
const TEXTS: Readonly<Record<EntryKind, readonly string[]>> = {
  people: PERSON_TEXTS,
  repairs: REPAIR_TEXTS,
  'kind-moments': MOMENT_TEXTS,
  cards: CARD_TEXTS,
  reflections: REFLECTION_TEXTS,
  'speak-ups': SPEAK_UP_TEXTS,
  'card-responses': [],
  agendas: AGENDA_TEXTS,
  'check-ins': CHECK_IN_TEXTS,
  'safety-plans': SAFETY_PLAN_TEXTS,
  'unsent-letters': UNSENT_LETTER_TEXTS,
  'small-steps': SMALL_STEP_TEXTS,
  'measure-responses': MEASURE_RESPONSE_TEXTS,
};
const COLUMNS: Readonly<Record<EntryKind, object>> = {
  people: person('K.').columns,
  repairs: { ...UNASKED, person: null, depth: 'deep', status: 'closed', happened_on: '2026-06-01' },
  'kind-moments': { direction: 'gave', person: null, may_resurface: true, happened_on: null },
  cards: { origin: 'own', set_aside: true },
  reflections: { form: 'parts', status: 'kept' },
  'speak-ups': { status: 'kept' },
  'card-responses': { text: 'near-and-free-1', response: 'rated' },
  agendas: {},
  'check-ins': {},
  'safety-plans': {},
  'unsent-letters': { person: null, put_away: false },
  'small-steps': { person: null, put_away: false },
  'measure-responses': { status: 'kept', measure: 'gad-7', answered_on: '2026-06-01' },
};

test.each(ENTRY_KIND)('promise 15: every sentence and every answer of %s is in both files, once as it was written', (kind) => {
  const sentences = TEXTS[kind].map((name) => `The sentence under ${name}.`);
  const words = Object.fromEntries(TEXTS[kind].map((name, at) => [name, sentences[at]]));
  const made = { columns: COLUMNS[kind], answers: { number: 4, word: 'chosen_so' }, words };
  const { id } = entries.put(kind, null, made as never);
  const exported = collect();
  expect(exported.entries.find((entry) => entry.id === id)).toMatchObject({ kind, ...made });
  const page = new DOMParser().parseFromString(toHtml(exported, () => null), 'text/html').body.textContent;
  for (const sentence of sentences) {
    expect(toJson(exported)).toContain(sentence);
    expect(page).toContain(sentence);
  }
  expect(page).toContain('chosen so');
});

test('what somebody wrote never becomes markup in the page', () => {
  const page = toHtml(collect(), () => null);
  const read = new DOMParser().parseFromString(page, 'text/html');
  expect(read.querySelector('img, script')).toBeNull();
  expect(read.body.textContent).toContain(HOSTILE);
  expect(read.body.textContent).toContain('J.');
  expect(page.startsWith('<!doctype html>')).toBe(true);
});

test('the page asks for nothing from anywhere, and its title tells nothing', () => {
  const read = new DOMParser().parseFromString(toHtml(collect(), () => null), 'text/html');
  expect(read.querySelector('link, [src], [href]')).toBeNull();
  expect(read.title).toBe('Notes');
});

const KEPT: FromServer = {
  called: { name: 'Zoë', pronouns: 'they/them' },
  kept: [
    { name: 'grants', title: 'What you share', why_not: '', rows: [{ 'To whom': 'Dr Reed', 'What kind': 'repairs', 'Which one': '', Until: '2026-09-13T12:00:00Z', 'Taken back on': null }] },
    { name: 'own-session', title: 'When your session is', why_not: '', rows: [{ Days: [1, 3], 'By e-mail': false, 'First on': '2026-06-18', 'How it is now': 'paused_until_back' }] },
    { name: 'write-marks', title: 'Numbers', why_not: 'They say nothing about you.', rows: [] },
    { name: 'reminders', title: 'Your reminders', why_not: '', rows: [] },
  ],
  missing: [],
};

test('promise 15: what the server keeps and what to call somebody is in both files, in plain words', () => {
  const repair = entries.of('repairs').value[0];
  const named = { ...KEPT, kept: KEPT.kept?.map((one) => ({ ...one, rows: one.rows.map((row) => ('Which one' in row ? { ...row, 'Which one': repair?.id } : row)) })) ?? null };
  const exported = collect(new Date('2026-06-15T12:00:00Z'), named);
  expect(JSON.parse(toJson(exported))).toMatchObject({ called: KEPT.called, kept: named.kept });
  const page = new DOMParser().parseFromString(toHtml(exported, () => null), 'text/html');
  const text = page.body.textContent;
  for (const said of ['Zoë, they/them', 'What you share', 'Dr Reed', fullDate('2026-09-13T12:00:00Z'), fullDate('2026-06-18'), '1, 3', 'paused until back', 'They say nothing about you.']) {
    expect(text).toContain(said);
  }
  const terms = [...page.querySelectorAll('dt')].map((one) => one.textContent);
  expect(terms).not.toContain('Taken back on'); // empty there
  expect(text).not.toContain('Your reminders');
  expect(text).not.toContain(repair?.id); // by what it is called, not by a number
});

test('promise 15: what could not be had is said in both files', () => {
  const exported = collect(new Date(), { ...LEFT_OUT, missing: ['The server was out of reach.'] });
  for (const file of [toJson(exported), toHtml(exported, () => null)]) expect(file).toContain('The server was out of reach.');
  expect(toHtml(collect(), () => null)).not.toContain('out of reach');
});
