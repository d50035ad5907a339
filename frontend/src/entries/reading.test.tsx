// @vitest-environment happy-dom
import 'fake-indexeddb/auto';

import { render } from 'preact';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { entries, type OpenEntry } from '../store';
import { freshApp, person } from '../store/testing/app';
import { closeVault } from '../vault/open-vault';
import { changePerson } from './people/person';
import { loadAspects, readingOf } from './aspects';

beforeEach(async () => {
  await freshApp();
  await loadAspects('reading');
});

afterEach(async () => {
  await entries.settled();
  closeVault();
});

function said(entry: OpenEntry): string {
  const place = document.createElement('div');
  const reading = readingOf(entry);
  if (reading) render(reading, place);
  return place.textContent;
}

test('promise 43: two versions of a person read apart, whatever differs between them', () => {
  const first = entries.put('people', null, person('J.'));
  const versions = [
    first,
    changePerson(first, { words: { never_shown: 'A song.' } }),
    changePerson(first, { answers: { felt_security: 1 } }),
    changePerson(first, { answers: { supports: ['listens'] } }),
    changePerson(first, { answers: { giving_as: 'dots' } }),
    changePerson(first, { columns: { hidden: true } }),
    changePerson(first, { columns: { route: 'quiet' } }),
    changePerson(first, { columns: { status: 'died' } }),
  ].map((one) => said(one as OpenEntry));
  expect(new Set(versions).size).toBe(versions.length);
  for (const version of versions) expect(version).toContain('J.');
});

test('a kind moment is read with who was there', () => {
  const jo = entries.put('people', null, person('J.'));
  const columns = { direction: 'received', person: jo.id, may_resurface: false, happened_on: null } as const;
  const moment = entries.put('kind-moments', null, { columns, answers: { let_in: 0 }, words: { what: 'Tea.' } });
  for (const words of ['With J.', 'Tea.', 'Not at all']) expect(said(moment as OpenEntry)).toContain(words);
});

test('a card has too little to say for a page', () => {
  const card = entries.put('cards', null, { columns: { origin: 'own', set_aside: false }, answers: {}, words: { text: 'I may rest.' } });
  expect(readingOf(card as OpenEntry)).toBeNull();
});
