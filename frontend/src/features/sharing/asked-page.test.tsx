// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { LocationProvider } from 'preact-iso/router';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { answerConsent, type Consent, getConsents } from '../../api/consents';
import { loadAspects } from '../../entries/aspects';
import { loadCatalogues, t } from '../../i18n';
import { asksForConsent, asksForKeys, forgetAsked } from '../../session/asked-again';
import { lookForConsent } from '../../session/look-for-consent';
import { session, setSession } from '../../session/state';
import { OpeningLines } from './asked-line';
import { AskedPage } from './asked-page';

const LINK = { id: 'l', clinician: { id: 'c', display_name: 'Dr Vogt' } };
const GRANT = { id: 'g', care_link: 'l', kind: 'repairs', entry: 'e', level: 'full', from_at: '2026-01-05T09:00:00Z', until: '2026-12-01T00:00:00Z' };

vi.mock('../../api/consents');
vi.mock('../../api/sharing', async (original) => ({ ...(await original<object>()), getCareLinks: async () => [], getGrants: async () => [GRANT] }));
vi.mock('../../api/scopes', () => ({ getScopes: async () => [{ id: 's', care_link: 'l', kind: 'repairs' }] }));
vi.mock('../../api/measures', async (original) => ({ ...(await original<object>()), getAgreements: async () => [{ id: 'm', care_link: 'l', measure: 'gad-7' }] }));
vi.mock('../../entries/shared/links', () => ({ fetchLinks: async () => [LINK] }));

/** Whatever can be agreed to, by the server's own list: a new kind does not compile until it is asked about here. */
const IDS: Readonly<Record<Consent['subject'], string | null>> = { care_link: 'l', grant: 'g', scope: 's', measure: 'm', lock_screen: null };
const SUBJECTS = Object.entries(IDS).map(([subject, id]) => ({ subject: subject as Consent['subject'], id }));

const consent = (one: Pick<Consent, 'subject' | 'id'>, state: Partial<Consent> = {}): Consent => ({ ...one, agreed_at: '2026-01-05T09:00:00Z', pauses_at: '2026-05-05T09:00:00Z', due: true, paused: false, ...state });
const before = session.peek();
const drawn = (what: 'page' | 'line'): void => void render(<LocationProvider>{what === 'page' ? <AskedPage /> : <OpeningLines />}</LocationProvider>);
const save = (): void => void fireEvent.click(screen.getByRole('button', { name: t('sharing.asked_save') }));

beforeEach(async () => {
  history.replaceState(null, '', '/'); // an answer that was saved leads elsewhere
  vi.mocked(answerConsent).mockReset().mockResolvedValue(undefined);
  vi.mocked(getConsents).mockReset();
  await loadAspects('listing', 'sharing');
  await loadCatalogues('sharing', 'shell', 'measures');
});
afterEach(() => {
  cleanup();
  setSession(before);
  forgetAsked();
});

describe.each(SUBJECTS)('promise 14: consent to $subject', (one) => {
  test('is asked for at an opening from the day it is due, and not before', async () => {
    for (const due of [false, true]) {
      vi.mocked(getConsents).mockResolvedValue([consent(one, { due })]);
      await lookForConsent();
      expect(asksForConsent.value).toBe(due);
    }
    setSession({ ...before, state: 'open', lockOffered: false });
    drawn('line');
    expect(await screen.findByText(t('sharing.asked_line'))).toBeTruthy();
    expect(screen.getByRole('link', { name: t('sharing.asked_look') })).toBeTruthy();
  });

  test.each([
    ['due', { due: true }],
    ['paused', { due: false, paused: true }],
  ])('stands on the page under a name of its own when it is %s, and nothing is answered beforehand', async (_, state) => {
    vi.mocked(getConsents).mockResolvedValue(SUBJECTS.map((other) => consent(other, other.subject === one.subject ? state : { due: false })));
    drawn('page');
    const [group, ...others] = await screen.findAllByRole('group');
    expect(others).toEqual([]);
    if (!group) throw new Error('It is not asked about.');
    expect(group.querySelector('legend')?.textContent.trim()).toBeTruthy();
    expect(within(group).getAllByRole<HTMLInputElement>('radio').map(({ checked }) => checked)).toEqual([false, false, false]);
    save();
    // it was saved, and asked anew
    await vi.waitFor(() => expect(vi.mocked(getConsents).mock.calls.length).toBeGreaterThan(1));
    expect(answerConsent).not.toHaveBeenCalled();
  });

  test.each(['keep', 'stop', 'later'] as const)('is answered with "%s" as it was said', async (answer) => {
    vi.mocked(getConsents).mockResolvedValue([consent(one)]);
    drawn('page');
    fireEvent.click(await screen.findByRole('radio', { name: { keep: t('sharing.asked_keep'), stop: t('sharing.asked_stop'), later: t('sharing.asked_later') }[answer] }));
    save();
    await vi.waitFor(() => expect(vi.mocked(answerConsent).mock.calls).toEqual([[{ ...one, answer }]]));
  });
});

test('promise 14: no two things are asked about under one name', async () => {
  vi.mocked(getConsents).mockResolvedValue(SUBJECTS.map((one) => consent(one)));
  drawn('page');
  const named = (await screen.findAllByRole('group')).map((group) => group.querySelector('legend')?.textContent);
  expect(new Set(named).size).toBe(SUBJECTS.length);
});

test('promise 14: "not now" says nothing of what was chosen', async () => {
  vi.mocked(getConsents).mockResolvedValue(SUBJECTS.map((one) => consent(one)));
  drawn('page');
  for (const radio of await screen.findAllByRole('radio', { name: t('sharing.asked_stop') })) fireEvent.click(radio);
  fireEvent.click(screen.getByRole('button', { name: t('sharing.asked_not_now') }));
  await vi.waitFor(() => expect(location.pathname).toBe('/you/sharing'));
  expect(answerConsent).not.toHaveBeenCalled();
});

test('promise 14: keys that are asked about first take nothing away from what is asked again', async () => {
  asksForConsent.value = true;
  asksForKeys.value = 'l';
  setSession({ ...before, state: 'open', lockOffered: false });
  drawn('line');
  expect(await screen.findByText(t('sharing.new_keys_line'))).toBeTruthy();
  expect(screen.queryByText(t('sharing.asked_line'))).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: t('shell.close') }));
  expect(await screen.findByText(t('sharing.asked_line'))).toBeTruthy();
  expect(screen.queryByText(t('sharing.new_keys_line'))).toBeNull();
});
