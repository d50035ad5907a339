import 'fake-indexeddb/auto';

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { drafts, entries } from '../../store';
import { freshApp, person } from '../../store/testing/app';
import { closeVault } from '../../vault/open-vault';
import { beginRepair, changeRepair } from '../../entries/repairs/repair';
import { dayKey } from '../../i18n/calendar';
import { fold } from '../../i18n/fold';
import { byDay, matching, timeline } from './timeline';
import { loadAspects } from '../../entries/aspects';

const LIBRARY = { version: '1', families: [{ id: 'f', theme: 'repair', quoted: false, credit: '', texts: [{ id: 'a', level: 1, text: 'One mistake is not all of me.' }] }] };
const all = timeline;
const EVERYTHING = { kind: null, person: null, query: '' };

function respond(text: string, response: 'kept' | 'softer' | 'stung'): void {
  entries.put('card-responses', null, { columns: { text, response }, answers: {}, words: {} });
}

function keepMoment(who: string | null, what: string): void {
  entries.put('kind-moments', null, { columns: { direction: 'received', person: who, may_resurface: false, happened_on: null }, answers: {}, words: { what } });
}

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-06-15T12:00:00Z') });
  await freshApp();
  await loadAspects('listing');
  await drafts.set('today/library', LIBRARY);
});

afterEach(async () => {
  await entries.settled();
  vi.useRealTimers();
  closeVault();
});

describe('the day of the device', () => {
  test('is the one on its own calendar', () => {
    const late = new Date(2026, 5, 15, 23, 59);
    const early = new Date(2026, 5, 16, 0, 1);
    expect([dayKey(late.toISOString()), dayKey(early.toISOString())]).toEqual(['2026-06-15', '2026-06-16']);
  });

  test('a plain day has no zone and never slips', () => {
    expect(dayKey('2026-06-15')).toBe('2026-06-15');
  });
});

test.each([
  ['Café', 'cafe'],
  ['ÉCOLE', 'ecole'],
  ['Zoë', 'zoe'],
])('searching takes %s for %s', (written, typed) => expect(fold(written)).toBe(typed));

describe('looking back', () => {
  test('stands under the day it happened, the newest first', () => {
    const { id } = beginRepair(null);
    changeRepair(id, { columns: { happened_on: '2026-06-01' } });
    respond('a', 'kept');
    expect(byDay(all()).map(([day, items]) => [day, items.map(({ entry }) => entry.kind)])).toEqual([
      ['2026-06-15', ['card-responses']],
      ['2026-06-01', ['repairs']],
    ]);
  });

  test('shows what was kept, not every tap', () => {
    for (const response of ['kept', 'softer', 'stung'] as const) respond('a', response);
    expect(all().map(({ entry }) => entry.columns)).toEqual([{ text: 'a', response: 'kept' }]);
  });

  test('every word has to be there, in any order, in the words, the name or the card', () => {
    const jo = entries.put('people', null, person('Zoë'));
    const { id } = beginRepair(jo.id);
    changeRepair(id, { words: { happened: 'She left the Café early.', keepsake: 'I noticed.' } });
    respond('a', 'kept');
    const found = (query: string): string[] => matching(all(), { ...EVERYTHING, query }).map(({ entry }) => entry.kind);
    expect(found('cafe zoe')).toEqual(['repairs']);
    expect(found('  NOTICED ')).toEqual(['repairs']);
    expect(found('mistake')).toEqual(['card-responses']);
    expect(found('cafe mistake')).toEqual([]);
    expect(found('')).toHaveLength(2);
  });

  test('promise 8: says nothing of somebody hidden, and finds them by no word', () => {
    const jo = entries.put('people', null, person('Zoë', true));
    changeRepair(beginRepair(jo.id).id, { words: { happened: 'The café.' } });
    keepMoment(jo.id, 'Tea with her.');
    keepMoment(null, 'A held door.');
    expect(all().map(({ entry }) => entry.words)).toEqual([{ what: 'A held door.' }]);
    for (const query of ['zoe', 'cafe', 'tea']) expect(matching(all(), { ...EVERYTHING, query })).toEqual([]);
    expect(matching(all(), { ...EVERYTHING, person: jo.id })).toEqual([]);
  });

  test('shows cards of their own with the others, but not one that is empty or set aside', () => {
    const card = (text: string, set_aside = false) => entries.put('cards', null, { columns: { origin: 'own', set_aside }, answers: {}, words: { text } });
    card('I may rest.');
    card('This one stings.', true);
    card(' ');
    respond('a', 'kept');
    const found = matching(all(), { ...EVERYTHING, kind: 'card-responses' });
    expect(found.map(({ entry }) => entry.kind).toSorted()).toEqual(['card-responses', 'cards']);
    expect(matching(all(), { ...EVERYTHING, query: 'rest' })).toHaveLength(1);
  });

  test('can be about one kind and one person', () => {
    const jo = entries.put('people', null, person('J.'));
    const about = beginRepair(jo.id).id;
    beginRepair(null);
    respond('a', 'kept');
    expect(matching(all(), { ...EVERYTHING, kind: 'repairs' })).toHaveLength(2);
    expect(matching(all(), { ...EVERYTHING, person: jo.id }).map(({ entry }) => entry.id)).toEqual([about]);
  });
});
