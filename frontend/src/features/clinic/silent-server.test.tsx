// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { LocationProvider } from 'preact-iso/router';
import type { JSX } from 'preact';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';

import { Offline } from '../../api/errors';
import { loadCatalogues, t } from '../../i18n';
import type { ClientCase } from './api';
import type { OpenCase } from './caseload';
import { HandingOver } from './handover';
import { InvitationsPage } from './invitations-page';
import { WaitingClients } from './sealed-anew';

const offline = vi.hoisted(() => vi.fn());
vi.mock('../../api/handovers', () => ({ getProposed: offline, putHandover: vi.fn(), withdrawHandover: vi.fn() }));
vi.mock('../../api/clinic-account', () => ({ getClinicianAccount: offline }));
vi.mock('./api', () => ({ getIntroductions: offline, getInvitations: offline, getLimits: offline, deleteInvitation: vi.fn(), getCaseload: vi.fn() }));

beforeAll(() => loadCatalogues('clinic', 'shell', 'errors', 'sharing', 'account'));
afterEach(cleanup);

function Handover(): JSX.Element {
  return <HandingOver one={{ care_link: 'link' } as ClientCase} name="Wren" />;
}

const Waiting = (): JSX.Element => <WaitingClients cases={[{ care_link: 'link', alias: null } as OpenCase]} />;

test.each([
  ['handing over', Handover],
  ['the codes of clients to compare', Waiting],
  ['invitations', InvitationsPage],
] as const)('promise 36: where the server is silent, %s say so and can be asked for again', async (_, Part) => {
  offline.mockRejectedValue(new Offline());
  render(
    <LocationProvider>
      <Part />
    </LocationProvider>,
  );
  const details = document.querySelector('details');
  if (details) {
    details.open = true;
    fireEvent(details, new Event('toggle'));
  }
  const again = await screen.findByRole('button', { name: t('shell.try_again') });
  expect(screen.getAllByRole('button')).toEqual([again]); // and nothing to press that could not work
  const asked = offline.mock.calls.length;
  fireEvent.click(again);
  await vi.waitFor(() => expect(offline.mock.calls.length).toBeGreaterThan(asked));
});
