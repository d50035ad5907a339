import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { type Response, waitsUntil } from './response';

vi.mock('../../store', () => ({ entries: {}, drafts: {} }));
vi.mock('../change', () => ({ change: vi.fn() }));

beforeEach(() => vi.useFakeTimers({ now: new Date('2026-06-15T12:00:00Z') }));
afterEach(() => vi.useRealTimers());

const kept = (answered_on: string, updated_at: string): readonly Response[] => [{ columns: { status: 'kept', measure: 'gad-7', answered_on }, updated_at } as Response];

test('promise 19: the day of a device whose clock was ahead holds nothing up, once the server has it', () => {
  expect(waitsUntil('phq-8', 7, kept('2027-07-20', '2026-06-14T09:00:00Z'))).toBe('2026-06-21');
  expect(waitsUntil('phq-8', 7, kept('2027-07-20', '2026-06-04T09:00:00Z'))).toBeNull();
});

test('and any other day counts as it is, wherever it was', () => {
  expect(waitsUntil('phq-8', 7, kept('2026-06-15', '2026-06-14T10:00:00Z'))).toBe('2026-06-22'); // the first zone
  expect(waitsUntil('gad-7', 14, kept('2026-06-10', '2026-06-15T09:00:00Z'))).toBe('2026-06-24');
});
