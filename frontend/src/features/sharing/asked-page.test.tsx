// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { LocationProvider } from 'preact-iso/router';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';

import { answerConsent, type Consent, getConsents } from '../../api/consents';
import { type Agreement, getAgreements } from '../../api/measures';
import { getScopes, type Scope } from '../../api/scopes';
import { getCareLinks, getGrants, type Grant } from '../../api/sharing';
import { SUBJECT } from '../../api/vocabularies/subject';
import { loadAspects } from '../../entries/aspects';
import { fetchLinks, type OwnLink } from '../../entries/shared/links';
import { loadCatalogues, t } from '../../i18n';
import { asksForConsent } from '../../session/asked-again';
import { lookForConsent } from '../../session/look-for-consent';
import { AskedPage } from './asked-page';

vi.mock('../../api/consents');
vi.mock('../../api/measures');
vi.mock('../../api/scopes');
vi.mock('../../api/sharing');
vi.mock('../../entries/shared/links');

const WHO = 'Dr Vogt';
const asked = (subject: Consent['subject'], more: Partial<Consent> = {}): Consent => ({
  subject, id: subject === 'lock_screen' ? null : subject, agreed_at: '2026-01-01T00:00:00Z', pauses_at: '2026-05-01T00:00:00Z', due: true, paused: false, ...more,
});

beforeAll(() => Promise.all([loadCatalogues('shell', 'sharing', 'measures'), loadAspects('sharing', 'listing')]));
afterEach(cleanup);
beforeEach(() => {
  vi.clearAllMocks();
  asksForConsent.value = false;
  vi.mocked(fetchLinks).mockResolvedValue([{ id: 'care_link', clinician: { display_name: WHO }, ended_at: null } as unknown as OwnLink]);
  vi.mocked(getCareLinks).mockResolvedValue([]);
  vi.mocked(getGrants).mockResolvedValue([{ id: 'grant', kind: 'repairs', entry: 'e', care_link: 'care_link' } as unknown as Grant]);
  vi.mocked(getScopes).mockResolvedValue([{ id: 'scope', kind: 'repairs', care_link: 'care_link' } as unknown as Scope]);
  vi.mocked(getAgreements).mockResolvedValue([{ id: 'measure', measure: 'gad-7', care_link: 'care_link' } as unknown as Agreement]);
});

async function open(...consents: Consent[]): Promise<readonly HTMLElement[]> {
  vi.mocked(getConsents).mockResolvedValue(consents);
  render(<LocationProvider><AskedPage /></LocationProvider>);
  await screen.findByText(t('sharing.asked_lead'));
  return screen.queryAllByRole('group');
}

test.each(SUBJECT)('promise 14: %s is asked about again, by name, with three answers of which none is given', async (subject) => {
  const [group, ...others] = await open(asked(subject));
  expect(others).toEqual([]);
  const legend = group?.querySelector('legend')?.textContent ?? '';
  expect(legend).not.toBe('');
  if (subject !== 'lock_screen') expect(legend).toContain(WHO);
  const answers = within(group as HTMLElement).getAllByRole<HTMLInputElement>('radio');
  expect(answers.map(({ labels }) => labels?.[0]?.textContent)).toEqual([t('sharing.asked_keep'), t('sharing.asked_stop'), t('sharing.asked_later')]);
  expect(answers.filter(({ checked }) => checked)).toEqual([]);
});

test('promise 14: each subject is called something of its own', async () => {
  const groups = await open(...SUBJECT.map((subject) => asked(subject)));
  expect(new Set(groups.map((group) => group.querySelector('legend')?.textContent)).size).toBe(SUBJECT.length);
});

test('promise 14: what is paused without an answer is asked about too, and what is not due is not', async () => {
  const groups = await open(asked('grant', { due: false, paused: true }), asked('scope', { due: false }), asked('lock_screen'));
  expect(groups).toHaveLength(2);
});

test('promise 14: what got no answer is told no answer', async () => {
  await open(asked('care_link'), asked('grant'));
  await userEvent.click(screen.getAllByRole('radio', { name: t('sharing.asked_stop') })[1] as HTMLElement);
  await userEvent.click(screen.getByRole('button', { name: t('sharing.asked_save') }));
  expect(vi.mocked(answerConsent).mock.calls).toEqual([[{ subject: 'grant', id: 'grant', answer: 'stop' }]]);
});

test('promise 14: "not now" says nothing for anybody', async () => {
  await open(asked('care_link'));
  await userEvent.click(screen.getByRole('radio', { name: t('sharing.asked_keep') }));
  await userEvent.click(screen.getByRole('button', { name: t('sharing.asked_not_now') }));
  expect(answerConsent).not.toHaveBeenCalled();
});

test.each(SUBJECT)('promise 14: an opening finds that %s is due', async (subject) => {
  vi.mocked(getConsents).mockResolvedValue([asked(subject, { due: false })]);
  await lookForConsent();
  expect(asksForConsent.value).toBe(false);
  vi.mocked(getConsents).mockResolvedValue([asked(subject)]);
  await lookForConsent();
  expect(asksForConsent.value).toBe(true);
});
