// @vitest-environment happy-dom
import 'fake-indexeddb/auto';

import { cleanup, fireEvent, render } from '@testing-library/preact';
import { cloneElement, type JSX } from 'preact';
import { LocationProvider } from 'preact-iso/router';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { RepairPage } from '../features/practice/repair-page';
import { ReflectionPage } from '../features/reflections/reflection-page';
import { SpeakUpPage } from '../features/speakup/speak-up-page';
import { entries } from '../store';
import { freshApp, reopenApp } from '../store/testing/app';
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
  cleanup();
  await entries.settled();
  closeVault();
});

function shown(page: JSX.Element): HTMLTextAreaElement | null {
  return render(<LocationProvider>{cloneElement(page)}</LocationProvider>).container.querySelector('textarea');
}

type Asked = { readonly name: string; readonly page: JSX.Element; readonly typed: boolean };

/** Types into the first field of every screen and leaves the caret in the middle of it; chooses where there is none. */
async function written(): Promise<Asked[]> {
  const all: Asked[] = [];
  for (const [name, asks] of screens) {
    const page = asks();
    const field = shown(page);
    if (!field) {
      const choice = document.querySelector('.choice-input, .scale-range');
      if (choice) fireEvent.click(choice);
    } else {
      fireEvent.input(field, { target: { value: SAID } });
      field.setSelectionRange(CARET, CARET);
      fireEvent.select(field);
      fireEvent.keyUp(field);
    }
    await entries.settled();
    all.push({ name, page, typed: field !== null });
    cleanup();
  }
  return all;
}

test('promise 19: closing the app on any screen brings back what was typed, the caret, and the step', async () => {
  const all = await written();
  expect(all.filter(({ typed }) => typed).length).toBeGreaterThan(25);
  await reopenApp();
  for (const { name, page } of all.filter(({ typed }) => typed)) {
    const field = shown(page);
    expect(field?.value, name).toBe(SAID);
    expect([name, field?.selectionStart]).toEqual([name, CARET]);
    cleanup();
  }
  for (const { name, page } of all) {
    const [kind = '', screen = ''] = name.split('/');
    const Read = PAGES[kind];
    if (!Read || screen === 'closing') continue;
    const { container } = render(<LocationProvider><Read id={(page.props as { id: string }).id} /></LocationProvider>);
    expect([...container.querySelectorAll('a')].some((link) => link.getAttribute('href')?.endsWith(`/${screen}`)), `${name} goes on where it was left`).toBe(true);
    cleanup();
  }
});
