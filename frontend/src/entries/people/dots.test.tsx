// @vitest-environment happy-dom
import 'fake-indexeddb/auto';

import { render } from 'preact';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { entries } from '../../store';
import { freshApp } from '../../store/testing/app';
import { closeVault } from '../../vault/open-vault';
import { loadCatalogues } from '../../i18n';
import { Dots } from './dots';
import { addPerson, changePerson } from './person';

beforeEach(async () => {
  await freshApp();
  await loadCatalogues('people');
});

afterEach(async () => {
  await entries.settled();
  closeVault();
});

test('promise 22: two rows of dots say nothing of more, less or how many', () => {
  const person = changePerson(addPerson('J.'), { answers: { giving_as: 'dots', gave_dots: 7, received_dots: 1 } });
  const place = document.createElement('div');
  render(<Dots person={person} />, place);
  const rows = [...place.querySelectorAll('[role="img"]')];
  expect(rows.map((row) => row.querySelectorAll('i').length)).toEqual([7, 1]);
  const said = rows.map((row) => row.getAttribute('aria-label')).join(' ') + place.textContent;
  expect(said).not.toMatch(/\d|more|less|fewer|many|than/i);
  expect(rows.map((row) => row.getAttribute('aria-label')?.split(': ')[1])).toEqual(Array(2).fill('there are dots in this row.'));
});
