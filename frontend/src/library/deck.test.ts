// @vitest-environment node
import { readFileSync } from 'node:fs';

import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';

import type { OpenEntry } from '../store';
import { rests } from './card-status';
import { dayAfter } from '../i18n/day-of';
import { APART, type Drawn, deckOf, drawn, drawnInstead, type Lately, withShown } from './deck';
import type { Family, Library } from './texts';

type Responses = OpenEntry<'card-responses'>[];
type Response = Responses[number]['columns']['response'];

const { families } = load(readFileSync('../backend/affirmations/data/affirmations.yaml', 'utf8')) as { families: readonly Family[] };
const library: Library = { version: '1', families };
const familyOf = (text: string): Family => families.find(({ texts }) => texts.some(({ id }) => id === text)) as Family;
const YEAR = Array.from({ length: 365 }, (_, by) => dayAfter('2026-01-01', by));

let order = 0;
function said(text: string, response: Response, true_now?: number): Responses[number] {
  order += 1;
  const at = '2025-06-01T08:00:00Z';
  const answers = true_now === undefined ? {} : { true_now };
  return { kind: 'card-responses', id: `${order}`, revision: 1, order, created_at: at, updated_at: at, columns: { text, response }, answers, words: {} };
}

function own(id: string): OpenEntry<'cards'> {
  const at = '2025-06-01T08:00:00Z';
  return { kind: 'cards', id, revision: 1, order: 1, created_at: at, updated_at: at, columns: { origin: 'own', set_aside: false }, answers: {}, words: { text: id } };
}

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

function closest(came: readonly (Drawn | null)[]): number {
  const last = new Map<string, number>();
  let least = Infinity;
  came.forEach((one, day) => {
    if (!one) return;
    least = Math.min(least, day - (last.get(one.thought) ?? -Infinity));
    last.set(one.thought, day);
  });
  return least;
}

describe('what comes by itself over a year', () => {
  test('nothing comes again within two weeks, and nearly all that may come does', () => {
    const deck = deckOf(library, [], []);
    const came = YEAR.map((day) => drawn(day, deck));
    expect(closest(came)).toBeGreaterThan(APART);
    expect(new Set(came.map((one) => one?.thought)).size).toBe(families.filter(({ quoted, asked_only }) => !quoted && !asked_only).length);
  });

  test('is the same on two devices, and whatever order the answers and cards arrived in', () => {
    const responses = [said('not-today-2', 'kept'), said('my-no-1', 'never'), said('small-day-1', 'stronger')];
    const cards = ['one', 'two', 'three'].map(own);
    const here = deckOf(library, cards, responses);
    const there = deckOf(library, cards.toReversed(), responses.toReversed());
    expect(YEAR.map((day) => drawn(day, here))).toEqual(YEAR.map((day) => drawn(day, there)));
  });

  test.each([11, 23, 42, 77])('with answers as they fall, from the seed %i: no repeat, no excluded text, the picked level', (seed) => {
    const random = chance(seed);
    const responses: Responses = [];
    const cards = Array.from({ length: Math.floor(random() * 8) }, (_, at) => own(`own-${at}`));
    const came: (Drawn | null)[] = [];
    let lately: Lately = {};
    for (const day of YEAR) {
      const one = drawn(day, deckOf(library, cards, responses), lately);
      came.push(one);
      if (!one) continue; // nothing is left that has rested: a day without one, until it is asked for
      lately = withShown(lately, one.thought, day);
      if (one.thought.startsWith('card:')) continue;
      const family = familyOf(one.id);
      const before = responses.filter(({ columns }) => family.texts.some(({ id }) => id === columns.text));
      const kept = before.some(({ columns }) => columns.response === 'kept');
      expect(family.quoted).toBeFalsy();
      expect(rests(family, responses)).toBe(false);
      expect(!family.asked_only || kept).toBe(true);
      expect(before.filter(({ columns }) => columns.text === one.id && columns.response === 'never')).toEqual([]);
      const level = family.texts.find(({ id }) => id === one.id)?.level ?? 0;
      if (before.every(({ columns }) => !['stronger', 'kept'].includes(columns.response))) expect(level).toBe(1);
      const dice = random();
      if (dice < 0.06) responses.push(said(one.id, 'stung'));
      else if (dice < 0.1) responses.push(said(one.id, 'never'));
      else if (dice < 0.16) responses.push(said(one.id, 'rated', Math.floor(random() * 4)));
      else if (dice < 0.3) responses.push(said(one.id, 'kept'));
      else if (dice < 0.4 && level < 3) responses.push(said(one.id, 'stronger'));
      else if (dice < 0.45 && level > 1) responses.push(said(one.id, 'softer'));
    }
    expect(closest(came)).toBeGreaterThan(APART);
    expect(came.slice(0, 60)).not.toContain(null);
  });

  test('what was kept comes back, on three days of seven at most', () => {
    const kept = families.filter(({ quoted }) => !quoted).slice(0, 30);
    const deck = deckOf(library, [], kept.map(({ texts }) => said((texts[0] as Family['texts'][0]).id, 'kept')));
    const thoughts = new Set(kept.map(({ id }) => id));
    const came = YEAR.map((day) => drawn(day, deck)).filter((one) => one && thoughts.has(one.thought));
    expect(new Set(came.map((one) => one?.thought))).toEqual(thoughts);
    expect(came.length).toBeLessThanOrEqual(Math.ceil((YEAR.length * 3) / 7));
  });
});

describe('promise 25: a thought that stung rests in all its ways', () => {
  test.each([1, 2, 3])('where way %i of it stung', (level) => {
    const deck = deckOf(library, [], [said('my-no-1', 'kept'), said(`my-no-${level}`, 'stung')]);
    expect(YEAR.map((day) => drawn(day, deck)?.thought)).not.toContain('my-no');
  });
});

describe('the level', () => {
  const comes = (...responses: Responses): string | undefined => deckOf(library, [], responses).kept.find(({ thought }) => thought === 'my-no')?.id;

  test('is the one that was picked last, and is never raised by itself', () => {
    expect(comes(said('my-no-1', 'kept'))).toBe('my-no-1');
    expect(comes(said('my-no-1', 'kept'), said('my-no-1', 'rated', 10))).toBe('my-no-1');
    expect(comes(said('my-no-1', 'kept'), said('my-no-1', 'stronger'))).toBe('my-no-2');
    expect(comes(said('my-no-3', 'kept'), said('my-no-3', 'softer'), said('my-no-2', 'softer'))).toBe('my-no-1');
    expect(comes(said('my-no-3', 'kept'))).toBe('my-no-3');
  });

  test('gives way to a softer one where the picked one felt untrue', () => {
    expect(comes(said('my-no-2', 'kept'), said('my-no-2', 'rated', 2))).toBe('my-no-1');
    expect(comes(said('my-no-1', 'kept'), said('my-no-1', 'rated', 2))).toBeUndefined();
  });
});

describe('what speaks of others', () => {
  const askedOnly = families.filter(({ asked_only }) => asked_only).map(({ id }) => id);

  test('never comes to somebody who kept nothing of it', () => {
    const deck = deckOf(library, [], [said('kind-word-1', 'rated', 9), said('kind-word-1', 'stronger')]);
    const came = new Set(YEAR.map((day) => drawn(day, deck)?.thought));
    for (const id of askedOnly) expect(came).not.toContain(id);
    for (const id of askedOnly) expect(YEAR.map((day) => drawnInstead(day, deck, [])?.thought)).not.toContain(id);
  });

  test('comes, of that thought alone, once it was kept', () => {
    const deck = deckOf(library, [], [said('kind-word-1', 'kept')]);
    const came = new Set(YEAR.map((day) => drawn(day, deck)?.thought));
    expect(askedOnly.filter((id) => came.has(id))).toEqual(['kind-word']);
  });
});

describe('another one', () => {
  test('is none of those that were there', () => {
    const deck = deckOf(library, ['one'].map(own), [said('not-today-1', 'kept')]);
    const day = '2026-03-01';
    const seen: string[] = [];
    for (let asked = 0; asked < 40; asked += 1) {
      const one = drawnInstead(day, deck, seen) as Drawn;
      expect(seen).not.toContain(one.thought);
      seen.push(one.thought);
    }
  });

  test('is there until nothing is left', () => {
    const few: Library = { version: '1', families: families.filter(({ id }) => id === 'my-no') };
    const deck = deckOf(few, [], []);
    expect(drawnInstead('2026-03-01', deck, [])?.thought).toBe('my-no');
    expect(drawnInstead('2026-03-01', deck, ['my-no'])).toBeNull();
  });
});
