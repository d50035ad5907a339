import { afterEach, expect, test, vi } from 'vitest';

import { HelpPage, withOwn } from './help-page';

vi.mock('../../session/client-here', () => ({ isClientHere: () => true, belongsToClient: () => Promise.resolve(true) }));
vi.mock('./own-numbers', () => new Promise(() => undefined));

afterEach(() => {
  vi.useRealTimers();
});

test('promise 7: Help now comes within a second where the way brings nothing of what belongs to the person', async () => {
  vi.useFakeTimers();
  const page = withOwn();
  await vi.advanceTimersByTimeAsync(1_000);
  await expect(page).resolves.toBe(HelpPage);
});
