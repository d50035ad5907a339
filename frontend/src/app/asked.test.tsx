// @vitest-environment happy-dom
import 'fake-indexeddb/auto';

import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import type { JSX } from 'preact';
import { LocationProvider } from 'preact-iso/router';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { ENTRY_KIND } from '../api/vocabularies/entry-kind';
import { REFLECTION_FORM } from '../api/vocabularies/reflection-form';
import { REPAIR_DEPTH } from '../api/vocabularies/repair-depth';
import { addPerson } from '../entries/people/person';
import { Questions } from '../entries/people/safety/questions';
import { beginRepair, changeRepair } from '../entries/repairs/repair';
import { SORE } from '../entries/reflections/place';
import { BeginPage } from '../features/practice/begin-page';
import { EndPage } from '../features/practice/end-page';
import { RepairPage } from '../features/practice/repair-page';
import { StepPage } from '../features/practice/step-page';
import { StepsPage } from '../features/practice/steps-page';
import { IntroPage } from '../features/reflections/intro-page';
import { t } from '../i18n';
import { entries } from '../store';
import { freshApp } from '../store/testing/app';
import { closeVault } from '../vault/open-vault';
import { type Asks, loadEveryCatalogue, screens, SCREENS_OF } from './testing/screens';

// What holds on every screen that asks something.

beforeEach(async () => {
  await freshApp();
  await loadEveryCatalogue();
});

afterEach(async () => {
  cleanup();
  await entries.settled();
  closeVault();
});

function open(page: JSX.Element): HTMLElement {
  return render(<LocationProvider>{page}</LocationProvider>).container as HTMLElement;
}

/** What a choice looks like, its words left out. */
function look(choice: Element): string {
  const copy = choice.cloneNode(true) as Element;
  for (const one of [copy, ...copy.querySelectorAll('*')]) {
    for (const name of ['name', 'value', 'id', 'for']) one.removeAttribute(name);
    for (const said of [...one.childNodes]) if (said.nodeType === Node.TEXT_NODE) said.remove();
  }
  return copy.outerHTML;
}

// What a screen asks sounds like something that hurts; announced at the start of its form, or no question of that kind.
const SORE_WORDS = /hurt|fear|afraid|worr|harm|voice|sore/i;
const NOTED = /stir things up|something sore/;
const ANNOUNCED: readonly string[] = Object.values(SORE).map((name) => `reflections/${name}`);
const CALM = ['repairs/reflect', 'repairs/after', 'reflections/kindness', 'speak-ups/closing'];

const SORE_SCREENS = ['reflections/hurts', 'reflections/whose', 'reflections/worries', 'reflections/once', 'repairs/echo', 'repairs/response', 'repairs/hurt', 'speak-ups/fear'];

function isSore(page: HTMLElement): boolean {
  const copy = page.cloneNode(true) as HTMLElement;
  for (const choices of copy.querySelectorAll('.choice-options, .chips, .page-foot')) choices.remove();
  return SORE_WORDS.test(copy.textContent ?? '');
}

function notedBefore(page: HTMLElement): boolean {
  const note = [...page.querySelectorAll('p, .callout')].find((one) => NOTED.test(one.textContent ?? ''));
  const first = page.querySelector('textarea') ?? page.querySelector('input');
  return Boolean(note && first && note.compareDocumentPosition(first) & Node.DOCUMENT_POSITION_FOLLOWING);
}

test('every kind of entry that there is has its screens in the list', () => {
  expect(Object.keys(SCREENS_OF).toSorted()).toEqual(ENTRY_KIND.toSorted());
  expect(ENTRY_KIND.filter((kind) => SCREENS_OF[kind].length === 0)).toEqual(['card-responses', 'measure-responses']);
  for (const kind of ENTRY_KIND) for (const [name] of SCREENS_OF[kind]) expect(name.split('/')[0]).toBe(kind);
});

describe('promises 20 and 27: every answer weighs the same, and what can upset is noted before it is asked', () => {
  test.each(screens)('on %s', (name: string, asks: Asks) => {
    const page = open(asks());
    for (const group of page.querySelectorAll('.choice-options, .chips')) {
      expect(new Set([...group.children].map(look)).size, group.textContent ?? '').toBe(1);
    }
    if (isSore(page) && !CALM.includes(name)) expect(SORE_SCREENS, 'say in this test whether it can upset').toContain(name);
    if (!SORE_SCREENS.includes(name)) return;
    expect(ANNOUNCED.includes(name) || notedBefore(page), 'a line before what is asked').toBe(true);
    expect(screen.getByRole('button', { name: /^Skip$/ })).toBeTruthy();
  });
});

describe('promise 20: nothing follows "not now"', () => {
  test.each(REPAIR_DEPTH)('in a %s repair, where it is chosen and where it is how it stands', (depth) => {
    for (const step of ['choice', 'outcome'] as const) {
      const { id } = beginRepair(null, depth);
      const before = open(<StepPage id={id} screen={step} />).querySelectorAll('fieldset, [role=group]').length;
      cleanup();
      changeRepair(id, { answers: { [step]: 'not_now' } });
      const main = open(<StepPage id={id} screen={step} />);
      expect(main.querySelectorAll('fieldset, [role=group]')).toHaveLength(before);
      expect(main.querySelectorAll('.callout')).toHaveLength(step === 'outcome' ? 1 : 0);
      expect(main.querySelectorAll('.list-row, .callout a, .callout button, [role=dialog], dialog[open]')).toHaveLength(0);
      cleanup();
      const end = open(<EndPage id={id} />);
      expect([...end.querySelectorAll('.closing')].map((one) => one.textContent)).toEqual([t('practice.closing_not_now')]);
      expect(end.querySelectorAll('fieldset, [role=group], input, textarea, .callout, .list-row, dialog[open]')).toHaveLength(0);
      cleanup();
    }
  });
});

const depthOf = (page: HTMLElement): string[] => [...page.querySelectorAll<HTMLInputElement>('input[type=radio]')].filter(({ value }) => (REPAIR_DEPTH as readonly string[]).includes(value)).map(({ value, checked }) => (checked ? `${value}, chosen` : value));
const press = (key: 'practice.go_on'): void => void fireEvent.click(screen.getByRole('button', { name: t(key) }));

describe('promise 21: light, standard and deep', () => {
  test('light stands there, however the last one was begun', () => {
    for (const already of ['deep', 'standard'] as const) {
      beginRepair(null, already);
      expect(depthOf(open(<BeginPage />))).toEqual(['light, chosen', 'standard', 'deep']);
      fireEvent.click(screen.getByLabelText(t.of('practice.depth', already), { exact: false }));
      press('practice.go_on');
      cleanup();
    }
    open(<BeginPage />);
    press('practice.go_on');
    expect(entries.of('repairs').value.map(({ columns }) => columns.depth).toSorted()).toEqual(['deep', 'deep', 'light', 'standard', 'standard']);
  });

  test('every one is there at any time, and what was written in another stays', () => {
    const { id } = beginRepair(null);
    changeRepair(id, { columns: { depth: 'deep' }, words: { protector_said: 'Say nothing.', body: 'Tight.' } });
    expect(depthOf(open(<StepsPage id={id} />))).toEqual(['light', 'standard', 'deep, chosen']);
    fireEvent.click(screen.getByLabelText(t.of('practice.depth', 'light'), { exact: false }));
    cleanup();
    expect(entries.find('repairs', id)?.words).toEqual({ protector_said: 'Say nothing.', body: 'Tight.' });
    open(<RepairPage id={id} />); // light asks about it no more, and it stands where all is read
    expect(screen.getByText('Say nothing.')).toBeTruthy();
    cleanup();
    changeRepair(id, { columns: { depth: 'standard' } });
    open(<StepPage id={id} screen="echo" />);
    expect(screen.getByDisplayValue('Say nothing.')).toBeTruthy();
  });
});

describe('promise 27: what can upset has a line before it, and a way past', () => {
  test.each(REFLECTION_FORM)('at the start of a %s, and left out in one tap', (form) => {
    const page = open(<IntroPage form={form} />);
    expect(page.querySelector('.callout')?.textContent).toMatch(/You can skip (?:it|each one), and stop at any step/);
    fireEvent.click(screen.getByRole('button', { name: /^Skip/ }));
    expect(location.pathname).toMatch(/^\/practice\/reflections\//);
    expect(location.pathname.endsWith(SORE[form])).toBe(false);
  });

  test.each([false, true])('before the questions about safety (a therapist: %s)', (therapist) => {
    const done = vi.fn();
    const page = open(<Questions subject={addPerson('A')} therapist={therapist} back={{ href: '/', label: 'Back' }} onDone={done} />);
    expect(page.querySelector('.callout')?.textContent).toMatch(NOTED);
    expect(page.querySelector('input')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: /^Skip/ }));
    expect(done).toHaveBeenCalledOnce();
  });
});
