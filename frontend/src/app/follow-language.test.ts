// @vitest-environment happy-dom
import 'fake-indexeddb/auto';

import { beforeEach, expect, test, vi } from 'vitest';

import { showToAnybody, shownToAnybody } from '../entries/safety-plans/without-sign-in';
import { language } from '../i18n';
import { followAccount } from '../session/own-language';
import { setSession } from '../session/state';
import { arrive, lastStop } from '../ui/trail';
import { onThisBrowser } from '../vault/web-storage';
import { setCountry } from '../library/country';
import { atSession } from './at-session';
import { followChoices } from './chosen';

vi.mock('../session/own-language');
vi.mock('../pwa/at-opening');
vi.mock('../pwa/worker');
vi.mock('../pwa/told');
vi.mock('../sw/pool');

beforeEach(async () => {
  await atSession('locked');
  setSession({ state: 'open', user: { id: 'x', username: 'x', role: 'clinician', second_factor: 'verified' } });
  vi.mocked(followAccount).mockReset();
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

test.each([['another', null, []], ['x', 'es', ['Kai']], [null, 'es', ['Kai']]] as const)('promise 5: what one person left here is nothing to another: %s', async (last, told, shown) => {
  const kai = { id: '1', name: 'Kai', number: '112' };
  showToAnybody(kai, true);
  onThisBrowser.set('attune-language-untold', 'es');
  onThisBrowser.set('attune-wrong-pins', '2');
  if (last === null) onThisBrowser.remove('attune-last');
  else onThisBrowser.set('attune-last', last);
  let untold: string | null = '';
  vi.mocked(followAccount).mockImplementation(async () => void (untold = onThisBrowser.get('attune-language-untold')));
  await opens();
  expect([untold, onThisBrowser.get('attune-wrong-pins') && 'es', onThisBrowser.get('attune-last')]).toEqual([told, told, null]);
  expect(shownToAnybody.value.map(({ name }) => name)).toEqual(shown);
  expect(onThisBrowser.get('attune-own-numbers') === null).toBe(shown.length === 0);
});

test.each([['client', 'x', true], ['clinician', null, false]] as const)('a %s is followed as far as their browser may keep it', async (role, last, country) => {
  setSession({ state: 'open', user: { id: 'x', username: 'x', role, second_factor: 'none' } });
  vi.mocked(followAccount).mockResolvedValue();
  setCountry('');
  await followChoices();
  expect(onThisBrowser.get('attune-last')).toBe(last);
  vi.mocked(followAccount).mock.lastCall?.[0].follow('GB');
  expect(onThisBrowser.get('attune-country') === 'GB').toBe(country);
  setCountry('');
});

test('promise 32: no way back is called in the language of before', async () => {
  vi.mocked(followAccount).mockImplementation(async () => void (language.value = 'es'));
  await opens();
  expect(lastStop()).toBeUndefined();
});
