// @vitest-environment happy-dom
import 'fake-indexeddb/auto';

import { readFileSync } from 'node:fs';

import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { cloneElement, type JSX } from 'preact';
import { LocationProvider } from 'preact-iso/router';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import type { Measure } from '../api/measures';
import { stepsOf } from '../entries/measure-responses/in-words';
import { loadMeasures, measures } from '../entries/measure-responses/known';
import { answer } from '../entries/measure-responses/response';
import FeedbackPage from '../features/feedback/routes';
import type { Agreed } from '../features/measures/agreed';
import { ListPage as MeasuresPage } from '../features/measures/list-page';
import { StepPage as MeasureStep } from '../features/measures/step-page';
import { RepairPage } from '../features/practice/repair-page';
import { ReflectionPage } from '../features/reflections/reflection-page';
import { SpeakUpPage } from '../features/speakup/speak-up-page';
import { ToAnswer } from '../features/therapy/to-answer';
import { t } from '../i18n';
import { setSession } from '../session/state';
import { drafts, entries } from '../store';
import { begin } from '../store/begun';
import { dump, freshApp, reopenApp } from '../store/testing/app';
import { closeVault } from '../vault/open-vault';
import { loadEveryCatalogue, screens } from './testing/screens';

const SAID = 'Slowly, and in my own time.';
const CARET = 7;
const PAGES: Readonly<Record<string, (props: { readonly id: string }) => JSX.Element>> = { repairs: RepairPage, reflections: ReflectionPage, 'speak-ups': SpeakUpPage };

beforeEach(async () => {
  await freshApp();
  await loadEveryCatalogue();
});

afterEach(async () => {
  vi.useRealTimers();
  cleanup();
  vi.unstubAllGlobals();
  await entries.settled();
  closeVault();
});

function shown(page: JSX.Element): HTMLTextAreaElement[] {
  return [...render(<LocationProvider>{cloneElement(page)}</LocationProvider>).container.querySelectorAll('textarea')];
}

/** What is typed into a field: into each of a screen something else. */
const said = (index: number): string => `${SAID} ${index}`;

type Asked = { readonly name: string; readonly page: JSX.Element; readonly typed: number };

/** The app closed, and opened again a day and two hours later without a connection. */
async function reopenedNextDay(): Promise<void> {
  const later = Date.now() + 26 * 60 * 60 * 1000;
  vi.useFakeTimers({ toFake: ['Date'], now: later });
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no connection')));
  await reopenApp();
}

/** Types into every field of every screen, the caret left in the middle of the first. Chooses where there is none. */
async function written(): Promise<Asked[]> {
  const all: Asked[] = [];
  for (const [name, asks] of screens) {
    const page = asks();
    const fields = shown(page);
    if (fields.length === 0) {
      const choice = document.querySelector('.choice-input, .scale-range');
      if (choice) fireEvent.click(choice);
    }
    for (const [index, field] of [...fields.entries()].reverse()) {
      fireEvent.input(field, { target: { value: said(index) } });
      field.setSelectionRange(CARET, CARET);
      fireEvent.select(field);
      fireEvent.keyUp(field);
    }
    await entries.settled();
    all.push({ name, page, typed: fields.length });
    cleanup();
  }
  return all;
}

/** The caret left in another field of each screen, and found in that one. */
async function comesBackTo(at: number, all: readonly Asked[]): Promise<void> {
  for (const { page } of all) {
    const field = shown(page)[at];
    field?.setSelectionRange(CARET + at, CARET + at);
    if (field) fireEvent.keyUp(field);
    await entries.settled();
    cleanup();
  }
  await reopenedNextDay();
  for (const { name, page } of all) {
    const carets = shown(page).map(({ selectionStart }) => selectionStart);
    expect([name, carets.flatMap((caret, index) => (caret === CARET + at ? [index] : []))]).toEqual([name, [at]]);
    cleanup();
  }
}

test('promise 19: closing the app on any screen brings back, a day later and offline, what was typed, the caret, and the step', async () => {
  const all = await written();
  expect(all.filter(({ typed }) => typed > 0).length).toBeGreaterThan(25);
  await reopenedNextDay();
  for (const { name, page, typed } of all.filter((one) => one.typed > 0)) {
    const fields = shown(page);
    expect([name, fields.map(({ value }) => value)]).toEqual([name, Array.from({ length: typed }, (_, index) => said(index))]);
    expect([name, fields[0]?.selectionStart]).toEqual([name, CARET]);
    cleanup();
  }
  for (let at = 1; all.some(({ typed }) => typed > at); at += 1) await comesBackTo(at, all.filter(({ typed }) => typed > at));
  for (const { name, page } of all) {
    const [kind = '', screen = ''] = name.split('/');
    const Read = PAGES[kind];
    if (!Read || screen === 'closing') continue;
    const { container } = render(<LocationProvider><Read id={(page.props as { id: string }).id} /></LocationProvider>);
    expect([...container.querySelectorAll('a')].some((link) => link.getAttribute('href')?.endsWith(`/${screen}`)), `${name} goes on where it was left`).toBe(true);
    cleanup();
  }
});

test('promise 19: a questionnaire is there again at its question, with what was answered, also without a connection', async () => {
  const [{ measure }] = JSON.parse(readFileSync('../tests/vectors/measures.json', 'utf8')) as [{ measure: Measure }];
  await drafts.set('measures', [measure]);
  const agreed: Agreed = { id: 'a', care_link: 'b', measure: measure.key, state: 'agreed', proposed_at: '', agreed_at: '', name: 'Ash', window: '' };
  await drafts.set('measures/agreed', [agreed]);
  await loadMeasures();
  const [first, second] = stepsOf(measure);
  if (!first || !second) return expect.fail('it has questions');
  const id = begin('measure-responses');
  answer(id, measure, first.item, first.options.at(-1)?.value ?? 0);
  render(<LocationProvider><MeasureStep id={id} step={second.item} /></LocationProvider>);
  await entries.settled();
  cleanup();

  await reopenedNextDay();
  measures.value = new Map();
  const { container } = render(<LocationProvider><MeasuresPage /></LocationProvider>);
  await waitFor(() => expect([...container.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toContain(`/practice/measures/${id}/${second.item}`));
  cleanup();
  render(<LocationProvider><MeasureStep id={id} step={first.item} /></LocationProvider>);
  await waitFor(() => expect(document.querySelector<HTMLInputElement>('.choice-input:checked')?.value).toBe(String(first.options.at(-1)?.value)));
});

// Forms that are sent, not kept as an entry.
const SENT = [
  ['feedback', <FeedbackPage />],
  ['suggestion', <ToAnswer id="a" name="Dr Vogt" suggested={{ form: 'affirmation', text: 'You may rest.' }} done={() => undefined} />],
] as const;

test.each(SENT)('promise 19: what was begun and not sent comes back with its caret (%s)', async (name, page) => {
  setSession({ state: 'open', user: { id: 'x', username: 'x', role: 'client', second_factor: 'none' }, privateDevice: true });
  const first = shown(page);
  if (name === 'suggestion') fireEvent.click(screen.getByRole('button', { name: t('therapy.suggested_change') }));
  await waitFor(() => expect(document.querySelector('textarea')).toBeTruthy());
  const field = first[0] ?? (document.querySelector('textarea') as HTMLTextAreaElement);
  fireEvent.input(field, { target: { value: SAID } });
  field.setSelectionRange(CARET, CARET);
  fireEvent.keyUp(field);
  await entries.settled();
  cleanup();
  await reopenedNextDay();
  const [again] = shown(page);
  expect([again?.value, again?.selectionStart]).toEqual([SAID, CARET]);
});

test('promise 19: signed out there is nothing to seal it with: it is kept nowhere, and writing goes on', async () => {
  setSession({ state: 'signed_out' });
  const [field] = shown(<FeedbackPage />);
  if (!field) return expect.fail('it has a field');
  const before = await dump();
  fireEvent.input(field, { target: { value: SAID } });
  field.setSelectionRange(CARET, CARET);
  fireEvent.keyUp(field);
  expect(field.value).toBe(SAID);
  await new Promise((done) => setTimeout(done, 50)); // what would be written is written by now
  expect(await dump()).toBe(before);
});
