// @vitest-environment happy-dom
import 'fake-indexeddb/auto';

import { cleanup, render, screen } from '@testing-library/preact';
import { LocationProvider } from 'preact-iso/router';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { loadEveryCatalogue } from '../../app/testing/screens';
import { changePerson } from '../../entries/people/person';
import { entries } from '../../store';
import { t } from '../../i18n';
import { freshApp, person } from '../../store/testing/app';
import { closeVault } from '../../vault/open-vault';
import { LetterPage } from './letter-page';

beforeEach(async () => {
  await freshApp();
  await loadEveryCatalogue();
});

afterEach(async () => {
  cleanup();
  await entries.settled();
  await closeVault();
});

/** Whether it offers to take the letter out, and says that the person is gone quietly with. */
function said(id: string): [boolean, boolean] {
  cleanup();
  render(<LocationProvider><LetterPage id={id} /></LocationProvider>);
  return [screen.queryByRole('button', { name: t('letters.take_out') }) !== null, screen.queryByText(t('letters.quiet')) !== null];
}

test('the page of a letter says what is so: with somebody quiet it can’t be taken out, and without them it is not said', () => {
  const jo = entries.put('people', null, person('J.'));
  const { id } = entries.put('unsent-letters', null, { columns: { person: jo.id, put_away: true }, answers: { to: 'somebody' }, words: {} });
  expect(said(id)).toEqual([true, false]);
  changePerson(jo, { columns: { route: 'quiet' } });
  expect(said(id)).toEqual([false, true]);
  entries.remove('people', jo.id);
  expect(said(id)).toEqual([false, false]);
});
