// @vitest-environment happy-dom
import 'fake-indexeddb/auto';

import { cleanup, render, screen, waitFor } from '@testing-library/preact';
import type { JSX } from 'preact';
import { LocationProvider } from 'preact-iso/router';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { loadAspects } from '../entries/aspects';
import { changePerson } from '../entries/people/person';
import { beginRepair, changeRepair } from '../entries/repairs/repair';
import { changeSpeakUp } from '../entries/speak-ups/speak-up';
import { OpeningLines } from '../features/sharing/asked-line';
import { SessionNotification } from '../features/today/notifications/session';
import { whereItGoesOn } from '../features/today/set-aside';
import { asksForKeys, forgetAsked } from '../session/asked-again';
import { setSession } from '../session/state';
import { entries } from '../store';
import { begin } from '../store/begun';
import { freshApp, person } from '../store/testing/app';
import { closeVault } from '../vault/open-vault';
import { loadEveryCatalogue } from './testing/screens';
import { TherapyToday } from './therapy-today';

// Whoever goes quietly with their therapist meets nothing of that therapist, or for them, that they did not ask for.

const SOON = new Date(Date.now() + 60_000).toISOString();
const CLINICIAN = { id: 'c', display_name: 'Dr Vogt' };
const there = vi.hoisted(() => ({ suggested: false, replied: false, session: false }));
vi.mock('../features/therapy/reading', () => ({ fetchWaiting: async () => (there.suggested ? [{ waits: { was_read: false }, link: { clinician: CLINICIAN } }] : []) }));
vi.mock('../api/replies', () => ({ getReplies: async () => (there.replied ? [{ entry: 'e', care_link: 'l', was_read: false }] : []) }));
vi.mock('../entries/shared/links', () => ({ fetchLinks: async () => [{ id: 'l', clinician: CLINICIAN }] }));
vi.mock('../api/reminders', async (original) => ({ ...(await original<object>()), loadSession: async () => ({ next_at: there.session ? SOON : null }) }));

const today = <TherapyToday />;
const note = <SessionNotification notification={{ id: 'n', content: 'session', repair: null } as never} close={() => undefined} />;

function writeSpeakUp(): string {
  const id = begin('speak-ups');
  changeSpeakUp(id, { words: { happened: 'It went too fast.' } });
  return id;
}

const PLACES: readonly (readonly [string, () => void, JSX.Element, string])[] = [
  ['what was suggested', () => (there.suggested = true), today, 'a[href="/practice/session/suggestions"]'],
  ['a reply that waits', () => ((there.replied = true), changeSpeakUp(writeSpeakUp(), { columns: { status: 'kept' } })), today, 'a[href="/practice/speak-ups/e"]'],
  ['writing down what did not sit well', () => (there.session = true), today, 'a[href="/practice/speak-ups"]'],
  ['the list for a session', () => (there.session = true), today, 'a[href="/practice/session"]'],
  ['what could be brought to one', () => changeRepair(beginRepair(null).id, { words: { happened: 'The door closed.' } }), note, '.list a'],
  ['new keys, which ask for a word with them', () => (asksForKeys.value = 'l'), <OpeningLines />, 'a[href="/you/sharing/new-keys/l"]'],
];

beforeEach(async () => {
  Object.assign(there, { suggested: false, replied: false, session: false });
  await freshApp();
  await loadEveryCatalogue();
  await loadAspects('writing');
  setSession({ state: 'open' });
});

afterEach(async () => {
  cleanup();
  forgetAsked();
  await entries.settled();
  await closeVault();
});

const quiet = (): void => {
  const { columns, ...rest } = person('Dr Vogt');
  entries.put('people', null, { ...rest, columns: { ...columns, route: 'quiet' }, answers: { relation: 'my_therapist' } });
};
const show = (place: JSX.Element) => render(<LocationProvider>{place}</LocationProvider>).container;

test.each(PLACES)('promise 8: %s does not come up by itself once somebody goes quietly with their therapist', async (_, bring, place, way) => {
  bring();
  const page = show(place);
  await waitFor(() => expect(page.querySelector(way)).not.toBeNull());
  quiet();
  await waitFor(() => expect(page.querySelector(way)).toBeNull());
  cleanup();
  const anew = show(place);
  await new Promise((done) => setTimeout(done, 50)); // all that it asks for has been answered
  expect(anew.querySelector(way)).toBeNull();
  expect(screen.queryByText(/Dr Vogt/)).toBeNull();
});

test.each([
  ['a note for them', writeSpeakUp],
  [
    'a questionnaire of theirs',
    () => {
      const columns = { measure: 'gad-7', status: 'answering' } as never;
      return entries.put('measure-responses', null, { columns, answers: { items: { 1: 2 } } as never, words: {} }).id;
    },
  ],
])('promise 8: %s that was begun is not offered on Today to go on with', (_, write) => {
  const id = write();
  expect(whereItGoesOn()).toContain(id);
  quiet();
  expect(whereItGoesOn()).toBeNull();
});

test('somebody else who goes quietly closes nothing of it', async () => {
  there.suggested = true;
  const ash = entries.put('people', null, person('Ash'));
  changePerson(ash, { columns: { ...ash.columns, route: 'quiet' } });
  const page = show(today);
  await waitFor(() => expect(page.querySelector('a[href="/practice/session/suggestions"]')).not.toBeNull());
});
