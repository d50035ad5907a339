import { expect, test } from 'vitest';

import { checkedNow, isDue } from './care';

const NOW = new Date('2026-11-30T12:00:00Z');
const AHEAD = '2026-11-30T15:00:00.000Z';
const YEARS_AHEAD = '2036-11-30T12:00:00.000Z';
const NEVER = { route_checked_at: null, route_asked_at: null, route_due_at: null };

test.each(['route_checked_at', 'route_asked_at', 'route_due_at'] as const)('promise 8: what is looked at now is newer than %s, also where another device’s clock runs ahead', (column) => {
  const looked = '2026-11-30T15:00:00.001Z';
  expect(checkedNow({ ...NEVER, [column]: AHEAD }, NOW)).toEqual({ route_checked_at: looked, route_asked_at: looked });
});

test('promise 8: a check that is answered here ends what a device ahead said to be due', () => {
  const due = { route_checked_at: null, route_asked_at: null, route_due_at: AHEAD };
  expect(isDue(due, NOW.getTime())).toBe(true);
  expect(isDue({ ...due, ...checkedNow(due, NOW) }, NOW.getTime())).toBe(false);
});

test.each([
  ['a check', { route_checked_at: YEARS_AHEAD, route_asked_at: YEARS_AHEAD }],
  ['a mark', { route_due_at: YEARS_AHEAD }],
  ['both', { route_checked_at: YEARS_AHEAD, route_asked_at: YEARS_AHEAD, route_due_at: YEARS_AHEAD }],
])('promise 8: %s of a clock that was years ahead is asked again, and ends with an answer', (_, ahead) => {
  const care = { ...NEVER, ...ahead };
  expect(isDue(care, NOW.getTime())).toBe(true);
  const answered = { ...care, ...checkedNow(care, NOW) };
  expect(isDue(answered, NOW.getTime())).toBe(false);
  expect(isDue(answered, NOW.getTime() + 91 * 86_400_000)).toBe(true);
});
