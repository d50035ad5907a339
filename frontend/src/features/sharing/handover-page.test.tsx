// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { LocationProvider } from 'preact-iso/router';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';

import { loadCatalogues, t } from '../../i18n';
import { Toasts } from '../../ui/toast';
import { fetchProposal, goOn, type Proposal } from './handing-over';
import { HandoverPage } from './handover-page';

vi.mock('./handing-over');

beforeAll(() => loadCatalogues('sharing', 'shell', 'errors'));
afterEach(cleanup);

const clinician = { display_name: 'Dr Erin', practice: 'Harbour' };
const names = { from: 'Dr Dana', name: clinician.display_name };

test.each([
  [0, 'sharing.handover_done'],
  [2, 'sharing.handover_done_some'],
] as const)('a yes says what became of what was to go along: %i stayed', async (stayed, said) => {
  const proposal = { handover: { id: 'h' }, from: { clinician: { display_name: names.from } }, colleague: { clinician, keys: {}, code: {} }, grants: [] };
  vi.mocked(fetchProposal).mockResolvedValue(proposal as unknown as Proposal);
  vi.mocked(goOn).mockResolvedValue(stayed);
  render(
    <LocationProvider>
      <HandoverPage id="h" />
      <Toasts />
    </LocationProvider>,
  );
  fireEvent.click(await screen.findByRole('button', { name: t('sharing.handover_yes', { ...names, practice: clinician.practice }) }));
  expect(await screen.findByText(t(said, names))).toBeTruthy();
});

test.each([
  ['whose code came', { code: {} }, 'sharing.handover_checked'],
  ['who is linked with them already', { link: {} }, 'sharing.handover_linked'],
] as const)('a colleague %s is named with what was checked, and no more', async (_, how, said) => {
  const proposal = { handover: { id: 'h' }, from: { clinician: { display_name: names.from } }, colleague: { clinician, keys: {}, ...how }, grants: [] };
  vi.mocked(fetchProposal).mockResolvedValue(proposal as unknown as Proposal);
  render(<HandoverPage id="h" />);
  expect(await screen.findByText(t(said, names))).toBeTruthy();
});
