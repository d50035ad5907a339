import { expect, test } from 'vitest';

import { isDue, newer } from './care';

const NOW = new Date('2026-11-30T12:00:00Z');
const AHEAD = '2026-11-30T15:00:00.000Z';

test.each(['route_checked_at', 'route_asked_at', 'route_due_at'] as const)('promise 8: what is looked at now is newer than %s, also where another device’s clock runs ahead', (column) => {
  expect(newer({ route_checked_at: null, route_asked_at: null, route_due_at: null, [column]: AHEAD }, NOW)).toBe('2026-11-30T15:00:00.001Z');
});

test('promise 8: a check that is answered here ends what a device ahead said to be due', () => {
  const due = { route_checked_at: null, route_asked_at: null, route_due_at: AHEAD };
  expect(isDue(due, NOW.getTime())).toBe(true);
  const looked = newer(due, NOW);
  expect(isDue({ ...due, route_checked_at: looked, route_asked_at: looked }, NOW.getTime())).toBe(false);
});
