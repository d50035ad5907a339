import { expect, test, vi } from 'vitest';

import { asksForConsent, asksForKeys, therapistNews } from '../session/asked-again';
import { atSession } from './at-session';

vi.mock('../sw/pool');
vi.mock('../pwa/at-opening');
vi.mock('../pwa/worker');

test.each(['locked', 'signed_out'] as const)('nothing that was asked or told of a therapist is left for whoever comes next: %s', async (state) => {
  asksForConsent.value = true;
  asksForKeys.value = 'a link';
  therapistNews.value = 'left';
  await atSession(state);
  expect([asksForConsent.value, asksForKeys.value, therapistNews.value]).toEqual([false, null, null]);
});
