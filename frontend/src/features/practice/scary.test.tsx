// @vitest-environment happy-dom
import 'fake-indexeddb/auto';

import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { LocationProvider } from 'preact-iso/router';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { loadEveryCatalogue } from '../../app/testing/screens';
import { addPerson } from '../../entries/people/person';
import { keepRoute } from '../../entries/people/safety/check';
import { valueWords } from '../../entries/repairs/answer-words';
import { beginRepair } from '../../entries/repairs/repair';
import { t } from '../../i18n';
import { entries } from '../../store';
import { freshApp } from '../../store/testing/app';
import { closeVault } from '../../vault/open-vault';
import { ScaryPage } from './scary-page';
import { StepPage } from './step-page';

beforeEach(async () => {
  await freshApp();
  await loadEveryCatalogue();
});

afterEach(async () => {
  cleanup();
  await entries.settled();
  closeVault();
});

test('promise 8: "was scary" brings the safety page in the same tap, with help and the way to go quietly on it', () => {
  const person = addPerson('Ash');
  keepRoute(person, 'open');
  const { id } = beginRepair(person.id, 'deep');
  render(<LocationProvider><StepPage id={id} screen="response" /></LocationProvider>);
  fireEvent.click(screen.getByText(valueWords('response', 'was_scary')));
  expect(location.pathname).toBe(`/practice/${id}/safety-first`);
  cleanup();
  render(<LocationProvider><ScaryPage id={id} /></LocationProvider>);
  const links = screen.getAllByRole('link').map((link) => link.getAttribute('href'));
  expect(links).toEqual(expect.arrayContaining(['/help', '/help#grounding']));
  expect(screen.getByText(t('safety.offer_yes'))).toBeTruthy();
});
