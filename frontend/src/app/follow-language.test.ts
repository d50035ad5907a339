// @vitest-environment happy-dom
import 'fake-indexeddb/auto';

import { beforeEach, expect, test, vi } from 'vitest';

import { language } from '../i18n';
import { followAccount } from '../session/own-language';
import { setSession } from '../session/state';
import { arrive, lastStop } from '../ui/trail';
import { atSession } from './at-session';

vi.mock('../session/own-language');
vi.mock('../pwa/at-opening');
vi.mock('../pwa/worker');
vi.mock('../pwa/told');
vi.mock('../sw/pool');

beforeEach(async () => {
  await atSession('locked');
  setSession({ state: 'open', user: null });
  language.value = 'en';
  history.replaceState(null, '', '/people/moments');
  arrive('Kind moments', { place: true, writing: false });
});

async function opens(): Promise<void> {
  await atSession('open');
  await vi.waitFor(() => expect(followAccount).toHaveBeenCalled());
  await new Promise((turn) => setTimeout(turn));
}

test('promise 32: where the account says what is spoken already, the way back stays', async () => {
  vi.mocked(followAccount).mockResolvedValue();
  await opens();
  expect(lastStop()?.label).toBe('Kind moments');
});

test('promise 32: no way back is called in the language of before', async () => {
  vi.mocked(followAccount).mockImplementation(async () => void (language.value = 'es'));
  await opens();
  expect(lastStop()).toBeUndefined();
});
