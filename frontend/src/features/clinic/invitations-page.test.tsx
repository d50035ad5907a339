// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { LocationProvider } from 'preact-iso/router';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';

import { ApiError } from '../../api/errors';
import { loadCatalogues, t } from '../../i18n';
import { InvitationsPage } from './invitations-page';
import { invite } from './invite';

vi.mock('./api', () => ({ getInvitations: async () => [] }));
vi.mock('../../api/clinic-account', () => ({ getClinicianAccount: async () => ({ display_name: 'Dr Dana', practice: 'Harbour', response_window: '', lacks: [] }) }));
vi.mock('./invite', () => ({ invite: vi.fn() }));

beforeAll(() => loadCatalogues('clinic', 'shell', 'errors'));
beforeEach(() => {
  render(
    <LocationProvider>
      <InvitationsPage />
    </LocationProvider>,
  );
});
afterEach(cleanup);

test('that there is no place for another client is said to whoever invites, in words for them', async () => {
  vi.mocked(invite).mockRejectedValue(new ApiError(409, 'caseload_full', ''));
  fireEvent.click(await screen.findByRole('button', { name: t('clinic.make_code') }));
  await screen.findByText(t('clinic.no_place'));
  expect(screen.queryByText(t('errors.caseload_full'))).toBeNull();
});
