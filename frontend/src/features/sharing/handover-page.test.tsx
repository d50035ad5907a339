// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';

import { loadCatalogues, t } from '../../i18n';
import { fetchProposal, type Proposal } from './handing-over';
import { HandoverPage } from './handover-page';

vi.mock('./handing-over');

beforeAll(() => loadCatalogues('sharing', 'shell', 'errors'));
afterEach(cleanup);

const clinician = { display_name: 'Dr Erin', practice: 'Harbour' };
const names = { from: 'Dr Dana', name: clinician.display_name };

test.each([
  ['whose code came', { code: {} }, 'sharing.handover_checked'],
  ['who is linked with them already', { link: {} }, 'sharing.handover_linked'],
] as const)('a colleague %s is named with what was checked, and no more', async (_, how, said) => {
  const proposal = { handover: { id: 'h' }, from: { clinician: { display_name: names.from } }, colleague: { clinician, keys: {}, ...how }, grants: [] };
  vi.mocked(fetchProposal).mockResolvedValue(proposal as unknown as Proposal);
  render(<HandoverPage id="h" />);
  expect(await screen.findByText(t(said, names))).toBeTruthy();
});
