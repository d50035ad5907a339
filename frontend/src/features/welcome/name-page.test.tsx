// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/preact';
import { LocationProvider, Route, Router } from 'preact-iso/router';
import { afterEach, expect, test, vi } from 'vitest';

import { loadCatalogues } from '../../i18n';
import { changeLanguage } from '../../i18n/change-language';
import { setSignedOut } from '../../session/state';
import { asMade, LISTS } from '../../vault/made-words';
import { answers, forgetAnswers } from './answers';
import Welcome from './routes';

afterEach(async () => {
  cleanup();
  forgetAnswers();
  await changeLanguage('en');
});

async function made(): Promise<string> {
  history.replaceState(null, '', '/welcome/name');
  setSignedOut();
  answers.privateDevice.value = true;
  render(
    <LocationProvider>
      <Router>
        <Route path="/welcome" component={Welcome} />
        <Route path="/welcome/*" component={Welcome} />
      </Router>
    </LocationProvider>,
  );
  const list = await screen.findByTestId('four-words');
  cleanup();
  return [...list.children].map((one) => one.textContent).join(' ');
}

test('promise 32: words are made in the language that was chosen, also after another one', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('network')));
  await loadCatalogues('start', 'welcome', 'shell');
  const before = await made();
  forgetAnswers();
  await changeLanguage('es');
  const shown = (await made()).split(' ');
  const { WORDS } = (await LISTS['es']?.()) ?? { WORDS: [] };
  expect(shown.filter((word) => !WORDS.includes(word))).toEqual([]);
  expect(await asMade(before.toUpperCase(), 'elsewhere')).toBe(before); // and those of before still open
});
