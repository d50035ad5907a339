// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/preact';
import { LocationProvider } from 'preact-iso/router';
import { afterEach, expect, test, vi } from 'vitest';

import { getDepartures, getHandovers } from '../../api/handovers';
import { getGrants } from '../../api/sharing';
import { fetchLinks, type OwnLink } from '../../entries/shared/links';
import { loadCatalogues, t } from '../../i18n';
import { SharingPage } from './sharing-page';

vi.mock('../../api/handovers');
vi.mock('../../api/sharing');
vi.mock('../../entries/shared/links');

afterEach(cleanup);

test.each([
  ['another therapist of the same name', 'm', 2],
  ['the same therapist', 'l', 1],
  ['whom an app of before told of', null, 1],
])('a departure is said once, by its link and not by a name: %s', async (_what, care_link, times) => {
  await loadCatalogues('shell', 'sharing', 'speakup', 'measures');
  vi.mocked(fetchLinks).mockResolvedValue([{ id: 'l', clinician: { display_name: 'Dr Vogt' }, ended_at: '2026-11-01T00:00:00Z', ended_by: 'left' } as unknown as OwnLink]);
  vi.mocked(getGrants).mockResolvedValue([]);
  vi.mocked(getHandovers).mockResolvedValue([]);
  vi.mocked(getDepartures).mockResolvedValue([{ id: 'd', care_link, clinician_name: 'Dr Vogt', left_on: '2026-11-01', was_told: true }]);
  render(
    <LocationProvider>
      <SharingPage />
    </LocationProvider>,
  );
  await screen.findByText(t('sharing.earlier'));
  expect(screen.getAllByText('Dr Vogt')).toHaveLength(times);
});
