// @vitest-environment happy-dom
import 'fake-indexeddb/auto';

import { cleanup, render } from '@testing-library/preact';
import type { JSX } from 'preact';
import { LocationProvider } from 'preact-iso/router';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { reminders } from '../api/reminders';
import { changePerson } from '../entries/people/person';
import { blank } from '../entries/repairs/repair';
import { FollowUp } from '../features/reminders/follow-up';
import { FollowUpNotification } from '../features/today/notifications/follow-up';
import { SessionNotification } from '../features/today/notifications/session';
import { entries } from '../store';
import { freshApp, person } from '../store/testing/app';
import { closeVault } from '../vault/open-vault';
import { loadEveryCatalogue } from './testing/screens';

// Whoever is not to come up comes up nowhere by itself: not in what a note brings, and nothing about them is offered.

const nothing = (): void => undefined;
const NOTE = { id: 'n', reminder: 'r', content: 'follow_up', purpose: 'scheduled', due_at: '2026-06-15T10:00:00Z' } as const;
const PLACES: readonly (readonly [string, (repair: string) => JSX.Element])[] = [
  ['a follow-up that is offered', (repair) => <FollowUp repair={repair} />],
  ['a follow-up that came', (repair) => <FollowUpNotification notification={{ ...NOTE, repair } as never} close={nothing} />],
  ['what could be brought to a session', (repair) => <SessionNotification notification={{ ...NOTE, repair } as never} close={nothing} />],
];
const WAYS = ['a[href*="/practice/0"]', 'button.list-row', '.list button'].join(', ');
const AWAY = { quiet: { route: 'quiet' }, hidden: { hidden: true }, ended: { status: 'ended' }, dead: { status: 'died' } } as const;

beforeEach(async () => {
  await freshApp();
  await loadEveryCatalogue();
  reminders.value = [];
});

afterEach(async () => {
  cleanup();
  await entries.settled();
  await closeVault();
});

function leadsSomewhere(place: JSX.Element): boolean {
  const { container } = render(<LocationProvider>{place}</LocationProvider>);
  const found = container.querySelector(WAYS) !== null;
  cleanup();
  return found;
}

test.each(PLACES)('promise 8: %s is about nobody who goes quietly or is not to come up', (_, place) => {
  const who = entries.put('people', null, person('Quillon'));
  const { columns, ...repair } = blank(who.id);
  const { id } = entries.put('repairs', null, { ...repair, columns: { ...columns, status: 'paused' } });
  expect(leadsSomewhere(place(id))).toBe(true);
  for (const away of Object.values(AWAY)) {
    changePerson(who, { columns: { ...person('').columns, ...away } });
    expect(leadsSomewhere(place(id)), JSON.stringify(away)).toBe(false);
  }
  changePerson(who, { columns: person('').columns });
  entries.put('repairs', id, { ...repair, columns: { ...columns, status: 'paused', route: 'quiet' } });
  expect(leadsSomewhere(place(id)), 'quiet for this one').toBe(false);
});
