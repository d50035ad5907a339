// @vitest-environment happy-dom
import 'fake-indexeddb/auto';

import { cleanup, render } from '@testing-library/preact';
import { LocationProvider } from 'preact-iso/router';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { REFLECTION_FORM } from '../api/vocabularies/reflection-form';
import { ABOUT_THEMES } from '../features/cards/about-themes';
import { ThemePage } from '../features/cards/theme-page';
import { ListPage as Letters } from '../features/letters/list-page';
import { IntroPage } from '../features/reflections/intro-page';
import { ListPage as Steps } from '../features/steps/list-page';
import { FAMILIES, PIECES } from '../i18n/families';
import { ABOUT as ON_SCREENS } from '../library/about';
import { entries } from '../store';
import { freshApp } from '../store/testing/app';
import { closeVault } from '../vault/open-vault';
import { type Asks, loadEveryCatalogue, screens } from './testing/screens';

const ABOUT: typeof ON_SCREENS = { ...ON_SCREENS, ...Object.fromEntries(Object.entries(ABOUT_THEMES).map(([theme, piece]) => [`cards/${theme}`, piece])) };

// Every screen that may lead to a piece, by its name in the table: the steps of each walk, and the other pages.
const OF: Readonly<Record<string, string>> = { repairs: 'practice', reflections: 'reflections', 'speak-ups': 'speakup', people: 'people' };
const LED: ReadonlyMap<string, Asks> = new Map([
  ...screens.flatMap(([name, asks]): [string, Asks][] => {
    const [kind = '', screen] = name.split('/');
    const named = name === 'kind-moments' ? 'moments/write' : OF[kind] && screen && `${OF[kind]}/${screen}`;
    return named ? [[named, asks]] : [];
  }),
  ...REFLECTION_FORM.map((form): [string, Asks] => [`reflections/${form}`, () => <IntroPage form={form} />]),
  ['letters/list', () => <Letters />],
  ['steps/list', () => <Steps />],
  ...FAMILIES['cards.theme'].map((theme): [string, Asks] => [`cards/${theme}`, () => <ThemePage theme={theme} />]),
]);

beforeEach(async () => {
  await freshApp();
  await loadEveryCatalogue();
});

afterEach(async () => {
  cleanup();
  await entries.settled();
  closeVault();
});

const led = (asks: Asks): (string | null)[] => {
  render(<LocationProvider>{asks()}</LocationProvider>);
  return [...document.querySelectorAll('a[href^="/read/"]')].map((link) => link.getAttribute('href'));
};

test('each piece is met on a screen where it helps, and nothing is named that is no screen', () => {
  expect([...PIECES].filter((piece) => !Object.values(ABOUT).includes(piece))).toEqual([]);
  expect(Object.keys(ABOUT).filter((at) => !LED.has(at))).toEqual([]);
});

test.each([...LED])('%s leads to its piece, or to none', (at, asks) => {
  expect(led(asks)).toEqual(ABOUT[at] ? [`/read/${ABOUT[at]}`] : []);
});
