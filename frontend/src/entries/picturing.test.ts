import { describe, expect, test } from 'vitest';

import type { OpenEntry } from '../store';
import { howTrue } from './card-responses/picturing';
import { letIn } from './kind-moments/picturing';
import { closeness, counts } from './repairs/picturing';
import { UNASKED } from './people/care';

type Repair = OpenEntry<'repairs'>;
let made = 0;
const at = (day: string) => ({ id: `${(made += 1)}`, revision: 1, order: made, created_at: `${day}T12:00:00Z`, updated_at: `${day}T12:00:00Z`, words: {} });
const repair = (day: string, answers: Repair['answers'], happened_on: string | null = null): Repair => ({
  kind: 'repairs',
  ...at(day),
  columns: { ...UNASKED, person: null, depth: 'light', status: 'draft', happened_on },
  answers,
});
const rated = (day: string, text: string, true_now?: number): OpenEntry<'card-responses'> => ({
  kind: 'card-responses',
  ...at(day),
  columns: { text, response: true_now === undefined ? 'both_true' : 'rated' },
  answers: true_now === undefined ? {} : { true_now },
});

describe('closeness', () => {
  test('only where both were answered, in the order of time, by the day it happened', () => {
    const repairs = [
      repair('2026-06-03', { closeness_before: 0, closeness_after: 4 }),
      repair('2026-06-02', { closeness_before: 3 }),
      repair('2026-06-09', { closeness_before: 2, closeness_after: 1 }, '2026-06-01'),
    ];
    expect(closeness(repairs)).toEqual([
      { day: '2026-06-01', before: 2, after: 1 },
      { day: '2026-06-03', before: 0, after: 4 },
    ]);
  });

  test('the last thirty', () => {
    const many = Array.from({ length: 40 }, (_, index) => repair(`2026-01-${String((index % 28) + 1).padStart(2, '0')}`, { closeness_before: 1, closeness_after: 1 }));
    expect(closeness(many)).toHaveLength(30);
  });
});

test('how much was let in, nothing where it was skipped', () => {
  const moment = (day: string, let_in?: number): OpenEntry<'kind-moments'> => ({
    kind: 'kind-moments',
    ...at(day),
    columns: { direction: 'received', person: null, may_resurface: false, happened_on: null },
    answers: let_in === undefined ? {} : { let_in },
  });
  expect(letIn([moment('2026-06-02', 0), moment('2026-06-01', 4), moment('2026-06-03')])).toEqual([
    { day: '2026-06-01', value: 4 },
    { day: '2026-06-02', value: 0 },
  ]);
});

test('how true a text felt, for those rated twice; a full answer without a number is none', () => {
  const responses = [rated('2026-06-03', 'a', 2), rated('2026-06-01', 'a', 7), rated('2026-06-02', 'b', 5), rated('2026-06-04', 'b')];
  expect(howTrue(responses)).toEqual([
    {
      text: 'a',
      values: [
        { day: '2026-06-01', value: 7 },
        { day: '2026-06-03', value: 2 },
      ],
    },
  ]);
});

test('the text that was rated last stands first, whatever the clock of the device said', () => {
  const responses = [rated('2026-06-09', 'a', 2), rated('2026-06-09', 'a', 7), rated('2026-06-01', 'b', 5), rated('2026-06-02', 'b', 5)];
  expect(howTrue(responses.toReversed()).map(({ text }) => text)).toEqual(['b', 'a']);
});

test('counts of noticing, pausing and choosing; "not now" is a choice like any other', () => {
  const repairs = [
    repair('2026-06-01', {}),
    repair('2026-06-02', { stirred_before: 0 }),
    repair('2026-06-03', { choice: 'not_now', outcome: 'it_ended' }),
    repair('2026-06-04', { outcome: 'repaired', choice: null }),
  ];
  expect(counts(repairs)).toEqual({ noticing: 4, pausing: 1, choosing: 2 });
});
