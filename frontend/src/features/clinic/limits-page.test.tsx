// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { LocationProvider } from 'preact-iso/router';
import type { JSX } from 'preact';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';

import { loadCatalogues, t } from '../../i18n';
import { getIntroductions, type Introduction, putLimits } from './api';
import type { OpenCase } from './caseload';
import { LimitsPage } from './limits-page';
import { fetchOwnLimits } from './own-limits';
import { WaitingClients } from './sealed-anew';

vi.mock('./own-limits', () => ({ fetchOwnLimits: vi.fn() }));
vi.mock('./api', () => ({ putLimits: vi.fn(async (limits) => ({ limits })), getIntroductions: vi.fn() }));
vi.mock('./checking', () => ({ checkCodeOf: async () => '1111-2222', openUnchecked: async () => null }));
vi.mock('../../vault/statements', () => ({ limitsStatement: async () => '', signStatement: async () => 'signed' }));
vi.mock('../../vault/open-vault', () => ({ requireVault: () => ({ owner: 'clinician', identity: {} }) }));

const TEXT = 'If a child may be in danger, I have to act.';

beforeAll(() => loadCatalogues('clinic', 'shell', 'sharing'));
beforeEach(() => {
  vi.mocked(fetchOwnLimits).mockResolvedValue({ text: TEXT, unsigned: true });
  vi.mocked(getIntroductions).mockResolvedValue([{ care_link: 'link', keys: 'lost' } as Introduction]);
});
afterEach(cleanup);

function open(part: JSX.Element): void {
  render(<LocationProvider>{part}</LocationProvider>);
}

test('with new keys it is said that clients do not read the words of before, until they are kept anew', async () => {
  open(<LimitsPage />);
  await screen.findByText(t('clinic.limits_unsigned'));
  fireEvent.click(screen.getByRole('button', { name: t('clinic.limits_keep') }));
  await vi.waitFor(() => expect(screen.queryByText(t('clinic.limits_unsigned'))).toBeNull());
  expect(putLimits).toHaveBeenCalledExactlyOnceWith({ text: TEXT, signature: 'signed', before: TEXT });
});

test('the same stands beside the codes of clients to compare', async () => {
  const waiting = <WaitingClients cases={[{ care_link: 'link', alias: null } as OpenCase]} />;
  open(waiting);
  expect((await screen.findByRole('link', { name: t('clinic.limits_row') })).getAttribute('href')).toBe('/clinic/limits');
  cleanup();
  vi.mocked(fetchOwnLimits).mockResolvedValue({ text: TEXT, unsigned: false });
  open(waiting);
  await screen.findByRole('link', { name: '1111-2222' });
  expect(screen.queryByRole('link', { name: t('clinic.limits_row') })).toBeNull();
});
