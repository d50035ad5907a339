import { describe, expect, test } from 'vitest';

import { broughtAtOpening } from './at-opening';
import type { Reminder } from '../../api/reminders';
import { UNPLANNED } from './testing/unplanned';
import { newInput, PRESETS, presetOf, RHYTHMS, withContent, inputOf } from './input';

const reminder: Reminder = { ...newInput(), id: '1', status: 'active', paused_until: null, ...UNPLANNED };

describe('a beginning', () => {
  test.each(Object.keys(PRESETS) as (keyof typeof PRESETS)[])('%s is known as itself', (key) => {
    expect(presetOf({ ...newInput(), ...PRESETS[key] })).toBe(key);
  });

  test('what was changed is one of the person’s own', () => {
    expect(presetOf({ ...newInput(), days: [6] })).toBe('own');
    expect(presetOf({ ...newInput(), window_start: '08:00' })).toBe('own');
  });

  test('how often a surprise comes leaves it what it is', () => {
    expect(presetOf({ ...newInput(), ...PRESETS.surprise, times_a_week: 4 })).toBe('surprise');
  });
});

describe('another content', () => {
  test('around the session has its own rhythm and hours, and no words', () => {
    const around = withContent({ ...newInput(), wording: 'words' }, 'session');
    expect([around.rhythm, around.window_start, around.wording]).toEqual(['day_before', '17:00', 'plain']);
    expect(withContent(around, 'affirmation')).toMatchObject(PRESETS.mornings);
  });

  test('a content that takes the rhythm leaves it and what was typed', () => {
    const input = { ...newInput(), window_end: '11:15', wording: 'words' } as const;
    expect(withContent(input, 'kind_moment')).toEqual({ ...input, content: 'kind_moment' });
  });
});

test('a reminder gives its input back without how it stands', () => {
  expect(inputOf(reminder)).toEqual(newInput());
});

test('what is brought at an opening: each content once, the card never, for it is there anyway', () => {
  const opening = { ...reminder, rhythm: 'opening', content: 'kind_moment' } as const;
  expect(
    broughtAtOpening([reminder, opening, { ...opening, id: '2' }, { ...opening, content: 'affirmation' }, { ...opening, content: 'values_note', status: 'paused' }]),
  ).toEqual(['kind_moment']);
});

test('an affirmation is not offered for the opening: it stands on Today anyway', () => {
  expect(RHYTHMS.affirmation).not.toContain('opening');
  expect(withContent({ ...newInput(), content: 'values_note', ...PRESETS.opening }, 'affirmation').rhythm).toBe('days');
});
