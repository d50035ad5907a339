import 'fake-indexeddb/auto';

import { readFileSync } from 'node:fs';

import { load } from 'js-yaml';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { loadAspects } from '../../../entries/aspects';
import { dayAfter } from '../../../i18n/day-of';
import { rests } from '../../../library/card-status';
import { cardNow, remember } from '../../../library/choosing';
import { APART } from '../../../library/deck';
import { respond } from '../../../library/shown';
import { type Family, findText, type Library, textOf } from '../../../library/texts';
import { keepPool, shownFor, wordsFor } from '../../../sw/pool';
import { drafts, entries } from '../../../store';
import { freshApp } from '../../../store/testing/app';
import { closeVault } from '../../../vault/open-vault';
import { chooseTexts, sources } from './choose';

// What comes by itself is more than Today's affirmation: a note shows one, too, also while the app is not opened.

const { families } = load(readFileSync('../backend/affirmations/data/affirmations.yaml', 'utf8')) as { families: readonly Family[] };
const library: Library = { version: '1', families };
const thoughtOf = (id: string): string => findText(id)?.family.id ?? id;

beforeEach(async () => {
  await freshApp();
  await loadAspects('reminding');
  await drafts.set('today/library', library);
  textOf('');
});

afterEach(async () => {
  vi.useRealTimers();
  await entries.settled();
  await closeVault();
});

/** A source of chance that says the same again for the same seed (mulberry32). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}

test.each([5, 19, 64])('over a year of notes and of Today nothing comes again within two weeks, from the seed %i', async (seed) => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const random = chance(seed);
  const came = new Map<string, number>();
  const again: string[] = [];
  let today = '';
  const comes = (id: string, day: number, where: string): void => {
    const thought = thoughtOf(id);
    const before = came.get(thought);
    if (before !== undefined && (where === 'a note' || before !== day) && day - before <= APART && !(before === day && today === thought)) again.push(`${thought}: ${where} on ${day}, before on ${before}`);
    came.set(thought, day);
    const family = findText(id)?.family as Family;
    expect(rests(family, entries.of('card-responses').peek())).toBe(false);
  };
  for (let number = 0; number < 365; number += 1) {
    const day = dayAfter('2026-01-01', number);
    const notes = Math.floor(random() * 3);
    const opened = random() < 0.6;
    vi.setSystemTime(`${day}T12:00:00`);
    const note = async (nth: number): Promise<void> => {
      const token = `${day}/${nth}`;
      await wordsFor(token, { content: 'affirmation', since: 0 });
      const id = await shownFor(token, 'affirmation');
      if (id) comes(id, number, 'a note');
    };
    if (notes > 0) await note(1);
    if (opened) {
      today = '';
      const card = await cardNow(day);
      if (card) {
        comes(card, number, 'Today');
        today = thoughtOf(card);
        await remember(card, day);
        const dice = random();
        if (dice < 0.05) respond(card, 'stung');
        else if (dice < 0.1) respond(card, 'never');
        else if (dice < 0.25) respond(card, 'kept');
      }
      await keepPool({ cursor: 0, texts: chooseTexts(['affirmation'], sources(library, entries.of('card-responses').peek(), day), day) });
    }
    if (notes > 1) await note(2);
  }
  expect(again).toEqual([]);
});
