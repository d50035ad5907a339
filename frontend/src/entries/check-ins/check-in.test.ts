import 'fake-indexeddb/auto';

import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { piecesOf } from '../../i18n/own';
import { t } from '../../i18n';
import { entries } from '../../store';
import { freshApp, sync } from '../../store/testing/app';
import { closeVault } from '../../vault/open-vault';
import { homes } from '..';
import { loadAspects } from '../aspects';
import { blank, changeCheckIn, checkInOf, feltIn, isBlank, withFelt, writtenIn } from './check-in';
import { inWords } from './in-words';

const ID = '01980000-0000-7000-8000-000000000001';

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-06-15T12:00:00Z') });
  await freshApp();
  await loadAspects('listing');
});

afterEach(async () => {
  await entries.settled();
  vi.useRealTimers();
  await closeVault();
});

function write(day: string, words: object): void {
  entries.put('check-ins', null, { columns: {}, answers: {}, words: { day, ...words } });
}

test('one tap is kept, under this day', () => {
  changeCheckIn(ID, { felt: withFelt(blank(), ['tired']) }, blank());
  const found = checkInOf('2026-06-15');
  expect([found?.id, found && feltIn(found), found && isBlank(found)]).toEqual([ID, ['tired'], false]);
  expect(checkInOf('2026-06-14')).toBeUndefined();
});

test('promise 45: nothing of how somebody is, nor of which day, leaves in the clear', async () => {
  const server = await freshApp();
  write('2026-06-11', { felt: '["numb"]', note: 'A long day.' });
  await sync();
  const sent = JSON.stringify([...server.entries.values()]);
  expect(server.entries.size).toBe(1);
  for (const said of ['numb', 'long day', '2026-06-11']) expect(sent).not.toContain(said);
});

test('what is chosen keeps its order, and a word that only a newer app knows stays', () => {
  const said = { words: { felt: '["glad","of_tomorrow","tired"]' } };
  expect(feltIn(said)).toEqual(['glad', 'tired']);
  expect(JSON.parse(withFelt(said, ['tired', 'calm']))).toEqual(['tired', 'calm', 'of_tomorrow']);
  expect(withFelt({ words: {} }, [])).toBe('');
  for (const felt of ['', '{', 'null', '7', '[7, null]']) expect(feltIn({ words: { felt } })).toEqual([]);
});

test('a day alone says nothing, and stands nowhere', () => {
  expect(isBlank(blank())).toBe(true);
  write('2026-06-03', {});
  write('2026-06-02', { note: ' ' });
  expect(writtenIn('2026-06')).toEqual([]);
});

test('a month has its own, the newest day first', () => {
  write('2026-06-02', { own: 'like rain' });
  write('2026-06-09', { felt: '["glad"]' });
  write('2026-05-31', { felt: '["sad"]' });
  expect(writtenIn('2026-06').map(inWords)).toEqual(['glad', 'like rain']);
});

test('it reads as one line: what was chosen and their own word, else how the note begins', () => {
  expect(inWords({ words: { felt: '["tired","tender"]', own: 'like rain', note: 'Much.' } })).toBe('tired, tender, like rain');
  expect(inWords({ words: { note: 'Much\nto say.' } })).toBe('Much to say.');
});

test('a word of the app that was chosen stays the app’s own, so that it is written as it was before', () => {
  write('2026-06-15', { felt: '["numb"]', own: 'like rain' });
  const label = t.of('journal.day_felt', 'numb');
  expect(piecesOf(label)).toEqual([{ text: label, own: false }]);
  expect(piecesOf(inWords({ words: { felt: '["numb"]', own: 'like rain' } })).filter(({ own }) => own)).toEqual([{ text: 'like rain', own: true }]);
});

test('promise 22: nothing shares it, brings it up, draws it or counts it', () => {
  const { sharing, reminding, picturing, glancing, keeping } = homes['check-ins'];
  expect([sharing, reminding, picturing, glancing, keeping]).toEqual([null, null, null, null, null]);
});

