// @vitest-environment happy-dom
import { effect } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { browserZone, dayKey, daysUntil, now, onNewDay, timeKey, today, watchTheDay } from './calendar';
import { dayInWords } from './dates';

const EVENING = new Date('2026-06-15T23:50:00');
const MORNING = new Date('2026-06-16T08:50:00');

let stop: () => void = () => undefined;

vi.useFakeTimers();
watchTheDay();

beforeEach(() => {
  vi.setSystemTime(EVENING);
  dispatchEvent(new Event('focus'));
});
afterEach(() => stop());

/** What was read, each time that whoever read it was asked again. */
function asked<Value>(read: () => Value): Value[] {
  const found: Value[] = [];
  stop = effect(() => void found.push(read()));
  return found;
}

describe('a new day', () => {
  test.each([
    ['the app comes to the front', () => document.dispatchEvent(new Event('visibilitychange'))],
    ['a frozen page goes on', () => document.dispatchEvent(new Event('resume'))],
    ['the browser brings a kept page back', () => dispatchEvent(new Event('pageshow'))],
    ['the window gets focus', () => dispatchEvent(new Event('focus'))],
    ['a connection comes back', () => dispatchEvent(new Event('online'))],
  ])('is noticed when %s', (_when, happen) => {
    const days = asked(today);
    vi.setSystemTime(MORNING);
    expect(days).toEqual(['2026-06-15']);
    happen();
    expect(days).toEqual(['2026-06-15', '2026-06-16']);
  });

  test('is noticed while the app stays in front', () => {
    const days = asked(today);
    vi.advanceTimersByTime(11 * 60_000);
    expect(days).toEqual(['2026-06-15', '2026-06-16']);
  });

  test('nobody is asked again on the same day', () => {
    const days = asked(today);
    vi.setSystemTime(new Date('2026-06-15T23:55:00'));
    document.dispatchEvent(new Event('visibilitychange'));
    expect(days).toEqual(['2026-06-15']);
  });

  const session = '2026-06-16T14:00:00';
  test.each([
    ['this moment', now],
    ['how far away a day is', () => daysUntil(session)],
    ['the day of an instant', () => dayKey(EVENING)],
    ['the time of an instant', () => timeKey(EVENING)],
    ['a day in words', () => dayInWords(EVENING)],
  ])('whoever read %s is asked again', (_what, read) => {
    const found = asked<unknown>(read);
    vi.setSystemTime(MORNING);
    dispatchEvent(new Event('focus'));
    expect(found).toHaveLength(2);
  });

  test('another zone counts like one, for every day and time is written anew', () => {
    const found = asked(() => dayKey(EVENING));
    const elsewhere = browserZone() === 'Asia/Tokyo' ? 'UTC' : 'Asia/Tokyo';
    vi.spyOn(Intl, 'DateTimeFormat').mockReturnValue({ resolvedOptions: () => ({ timeZone: elsewhere }) } as Intl.DateTimeFormat);
    dispatchEvent(new Event('focus'));
    expect(found).toHaveLength(2);
  });

  test('what waits for it is called on it, and not before', async () => {
    const act = vi.fn(() => void today());
    stop = onNewDay(act);
    await Promise.resolve();
    expect(act).not.toHaveBeenCalled();
    vi.setSystemTime(MORNING);
    dispatchEvent(new Event('focus'));
    await Promise.resolve();
    expect(act).toHaveBeenCalledOnce();
  });
});
