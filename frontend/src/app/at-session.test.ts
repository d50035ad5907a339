import 'fake-indexeddb/auto';

import { expect, test, vi } from 'vitest';

import { getErasure } from '../api/account';
import { getConsents } from '../api/consents';
import { getDepartures, getHandovers } from '../api/handovers';
import { getCareLinks } from '../api/sharing';
import { asksForConsent, asksForKeys, therapistNews } from '../session/asked-again';
import { readErasure } from '../session/erasure';
import { lookForConsent } from '../session/look-for-consent';
import { lookForTherapist } from '../session/look-for-therapist';
import { session } from '../session/state';
import { freshApp } from '../store/testing/app';
import { closeVault } from '../vault/open-vault';
import { KEPT } from '../i18n';
import { changeLanguage } from '../i18n/change-language';
import { tellLanguage } from '../pwa/told';
import { onThisBrowser } from '../vault/web-storage';
import { atSession } from './at-session';

vi.mock('../api/account');
vi.mock('../api/consents');
vi.mock('../api/handovers');
vi.mock('../api/sharing');
vi.mock('../sw/pool');
vi.mock('../pwa/at-opening');
vi.mock('../pwa/told');
vi.mock('../pwa/worker');

test.each(['locked', 'signed_out'] as const)('nothing that was asked or told of a therapist is left for whoever comes next: %s', async (state) => {
  asksForConsent.value = true;
  asksForKeys.value = 'a link';
  therapistNews.value = 'left';
  await atSession(state);
  expect([asksForConsent.value, asksForKeys.value, therapistNews.value]).toEqual([false, null, null]);
});

const LOST = [{ id: 'a link', keys: 'lost', ended_at: null }] as unknown as Awaited<ReturnType<typeof getCareLinks>>;
const DUE = [{ subject: 'care_link', due: true }] as unknown as Awaited<ReturnType<typeof getConsents>>;

test.each(['consents', 'links'] as const)('nor what is still being looked up while they leave: %s', async (late) => {
  let answer = (): void => undefined;
  const waits = new Promise<void>((resolve) => (answer = resolve));
  vi.mocked(getConsents).mockImplementation(async () => (late === 'consents' ? waits.then(() => DUE) : [{ ...DUE[0], due: false }] as typeof DUE));
  vi.mocked(getCareLinks).mockImplementation(async () => waits.then(() => LOST));
  vi.mocked(getDepartures).mockImplementation(async () => waits.then(() => [{ id: 'd', care_link: 'l', clinician_name: 'Dr Vogt', left_on: '2026-11-01', was_told: false }]));
  vi.mocked(getHandovers).mockResolvedValue([]);
  vi.mocked(getErasure).mockImplementation(async () => waits.then(() => '2026-11-30T00:00:00Z'));
  await freshApp();
  const asked = [lookForConsent(), lookForTherapist(), readErasure()];
  await new Promise((turn) => setTimeout(turn));
  await closeVault();
  await freshApp(); // whoever comes next
  answer();
  await Promise.all(asked);
  expect([asksForConsent.value, asksForKeys.value, therapistNews.value, session.value.erasureDue]).toEqual([false, null, null, null]);
  await closeVault();
});

test('promise 5: what the worker keeps of a language goes with whoever chose it', async () => {
  vi.stubGlobal('document', { documentElement: {} });
  await changeLanguage('es');
  await atSession('locked');
  expect(tellLanguage).not.toHaveBeenCalled();
  onThisBrowser.remove(KEPT); // as a sign-out does
  await atSession('signed_out');
  expect(tellLanguage).toHaveBeenCalledExactlyOnceWith('en');
  vi.unstubAllGlobals();
});
