// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';

import { settle } from './settling';

afterEach(() => vi.useRealTimers());

test('the first page takes a tap at once, and each after it only once it has settled', () => {
  vi.useFakeTimers();
  const settling = (): boolean => 'settling' in document.documentElement.dataset;
  settle();
  expect(settling()).toBe(false);
  settle();
  vi.advanceTimersByTime(300);
  settle(); // another one came meanwhile
  vi.advanceTimersByTime(399);
  expect(settling()).toBe(true);
  vi.advanceTimersByTime(1);
  expect(settling()).toBe(false);
});
