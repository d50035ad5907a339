// @vitest-environment happy-dom
import 'fake-indexeddb/auto';

import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { LocationProvider } from 'preact-iso/router';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { changeMoment } from '../../entries/kind-moments/moment';
import { addPerson, type Person } from '../../entries/people/person';
import { keepRoute, routePageOf } from '../../entries/people/safety/check';
import { loadCatalogues, t } from '../../i18n';
import { entries } from '../../store';
import { begin } from '../../store/begun';
import { freshApp } from '../../store/testing/app';
import { closeVault } from '../../vault/open-vault';
import { WritePage } from './write-page';

beforeEach(async () => {
  await freshApp();
  await loadCatalogues('shell', 'moments', 'safety', 'sharing', 'people');
});

afterEach(async () => {
  cleanup();
  await entries.settled();
  closeVault();
});

function moment(who: Person, felt?: 'owing'): string {
  const id = begin('kind-moments');
  changeMoment(id, { columns: { person: who.id, happened_on: '2026-01-02', may_resurface: true }, answers: felt ? { felt } : {} });
  return id;
}

const owing = (): void => void fireEvent.click(screen.getByRole('radio', { name: t('moments.felt_owing') }));
const open = (id: string): unknown =>
  render(
    <LocationProvider>
      <WritePage id={id} />
    </LocationProvider>,
  );

test('a kindness with a price never comes by itself, and once is met with nothing more', () => {
  const who = addPerson('A');
  keepRoute(who, 'open');
  const id = moment(who);
  expect(entries.find('kind-moments', id)?.columns.may_resurface).toBe(true);
  open(id);
  owing();
  expect(entries.find('kind-moments', id)?.columns.may_resurface).toBe(false);
  expect(screen.getByText(t('moments.not_this_one'))).toBeTruthy();
  expect(screen.queryByText(t('moments.price'))).toBeNull();
});

test('promise 41: the second one of the same person gets one line and the safety questions', () => {
  const [who, another] = [addPerson('A'), addPerson('B')];
  keepRoute(who, 'open');
  moment(who, 'owing');
  moment(another, 'owing');
  open(moment(who));
  owing();
  expect(screen.getByText(t('moments.price'))).toBeTruthy();
  const me = entries.find('people', who.id) as Person;
  expect(screen.getByRole('link', { name: t('safety.look_questions') }).getAttribute('href')).toBe(routePageOf(me));
});

test('with somebody quiet nothing more is asked', () => {
  const who = addPerson('A');
  moment(who, 'owing');
  keepRoute(who, 'quiet');
  open(moment(who));
  owing();
  expect(screen.queryByText(t('moments.price'))).toBeNull();
});
