import { describe, expect, test } from 'vitest';

import type { OpenEntry } from '../store';
import type { Family, Library } from './texts';
import { barredTexts } from './card-status';
import { sibling } from './levels';
import { deckOf, drawn } from './deck';

type Response = OpenEntry<'card-responses'>['columns']['response'];

let minute = 0;
function said(text: string, response: Response, true_now?: number): OpenEntry<'card-responses'> {
  minute += 1;
  const at = new Date(Date.UTC(2026, 5, 1, 8, minute)).toISOString();
  return {
    kind: 'card-responses',
    id: `018f2b6e-0000-7000-8000-${String(minute).padStart(12, '0')}`,
    revision: 1,
    order: minute,
    created_at: at,
    updated_at: at,
    columns: { text, response },
    answers: true_now === undefined ? {} : { true_now },
    words: {},
  };
}

function family(id: string, quoted = false): Family {
  return { id, theme: id, quoted, credit: quoted ? 'Somebody' : '', texts: ([1, 2, 3] as const).map((level) => ({ id: `${id}/${level}`, level, text: `${id} ${level}` })) };
}

const rest = family('rest');
const library: Library = { version: '1', families: [rest, family('worth'), family('quoted', true), family('limits')] };
const YEAR = Array.from({ length: 365 }, (_, day) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10));
const overAYear = (...responses: OpenEntry<'card-responses'>[]): Set<string | undefined> =>
  new Set(YEAR.map((day) => drawn(day, deckOf(library, [], responses))?.id));

describe('the card of a day', () => {
  test('comes from the first level of what is not quoted', () => {
    expect(overAYear()).toEqual(new Set(['rest/1', 'worth/1', 'limits/1']));
  });

  test('is none when every text is barred', () => {
    expect(overAYear(said('rest/1', 'stung'), said('worth/1', 'never'), said('limits/1', 'rated', 0))).toEqual(new Set([undefined]));
  });

  test('keeping, softer and stronger keep a text in', () => {
    expect(overAYear(said('rest/1', 'kept'), said('rest/1', 'softer'), said('worth/1', 'stronger'))).toContain('rest/1');
  });
});

describe('promise 25: what stung never comes again', () => {
  test.each(['stung', 'never'] as const)('%s, whatever was said later', (response) => {
    expect(overAYear(said('rest/1', response), said('rest/1', 'rated', 10), said('rest/1', 'kept'))).not.toContain('rest/1');
  });

  test('not as a sibling either', () => {
    const [low, middle] = rest.texts as [Family['texts'][0], Family['texts'][0]];
    expect(sibling(rest, low, 1, [said('rest/2', 'stung')])).toBeNull();
    expect(sibling(rest, middle, -1, [said('rest/1', 'never')])).toBeNull();
    expect(sibling(rest, middle, -1, [])).toBe(low);
    expect(sibling(rest, low, -1, [])).toBeNull();
  });

  test('what is only untrue is barred as well, and nothing else', () => {
    expect(barredTexts([said('rest/1', 'stung'), said('worth/1', 'rated', 2), said('limits/1', 'kept')])).toEqual(new Set(['rest/1', 'worth/1']));
  });
});

describe('what feels untrue does not come by itself', () => {
  test.each([0, 1, 2, 3])('rated %i: it stays away', (value) => {
    expect(overAYear(said('rest/1', 'rated', value))).not.toContain('rest/1');
  });

  test.each([4, 7, 10])('rated %i: it comes', (value) => {
    expect(overAYear(said('rest/1', 'rated', value))).toContain('rest/1');
  });

  test('the newest answer holds, in whichever order the answers arrived', () => {
    const [untrue, truer] = [said('rest/1', 'rated', 1), said('rest/1', 'rated', 6)];
    expect(overAYear(truer, untrue)).toContain('rest/1');
    const again = said('rest/1', 'rated', 2);
    expect(overAYear(again, untrue, truer)).not.toContain('rest/1');
  });

  test('a device whose clock is days ahead does not decide which answer is the newest', () => {
    const ahead = { ...said('rest/1', 'rated', 8), created_at: '2027-01-01T00:00:00Z', updated_at: '2027-01-01T00:00:00Z' };
    const since = said('rest/1', 'rated', 1);
    expect(overAYear(ahead, since)).not.toContain('rest/1');
    expect(overAYear(since, ahead)).not.toContain('rest/1');
  });

  test('"part of me yes, part of me no" is a whole answer and bars nothing', () => {
    expect(overAYear(said('rest/1', 'rated', 2), said('rest/1', 'both_true'))).toContain('rest/1');
  });
});
