// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { LocationProvider } from 'preact-iso/router';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';

import { ApiError } from '../../api/errors';
import { loadCatalogues, t } from '../../i18n';
import { getAway, putAway } from './api';
import { AwayPage } from './away-page';

vi.mock('./api');

const AWAY = { from_on: '2036-06-20', until_on: '2036-06-28', cover: 'Dr Erin' };
const OTHER = { ...AWAY, until_on: '2036-07-02' };

beforeAll(() => loadCatalogues('clinic', 'shell', 'sharing', 'errors'));
beforeEach(() => {
  vi.mocked(getAway).mockResolvedValueOnce(AWAY).mockResolvedValue(OTHER);
  render(
    <LocationProvider>
      <AwayPage />
    </LocationProvider>,
  );
});
afterEach(() => {
  cleanup();
  vi.resetAllMocks();
});

const press = async (key: 'clinic.away_keep' | 'clinic.away_remove'): Promise<boolean> => fireEvent.click(await screen.findByRole('button', { name: t(key) }));

test('dates that another page kept meanwhile are not taken away unseen', async () => {
  vi.mocked(putAway).mockRejectedValueOnce(new ApiError(409, 'stale_revision', '')).mockResolvedValue(null);
  await press('clinic.away_remove');
  expect((await screen.findByRole('alert')).textContent).toContain('July 2');
  expect(putAway).toHaveBeenLastCalledWith(null, AWAY);
  await press('clinic.away_remove');
  await vi.waitFor(() => expect(screen.queryByRole('button', { name: t('clinic.away_remove') })).toBeNull());
  expect(putAway).toHaveBeenLastCalledWith(null, OTHER);
});

test('what is kept is kept upon what stood there', async () => {
  vi.mocked(putAway).mockImplementation(async (away) => away);
  fireEvent.input(await screen.findByLabelText(new RegExp(t('clinic.away_cover'))), { target: { value: 'Dr Ray' } });
  await press('clinic.away_keep');
  await vi.waitFor(() => expect(putAway).toHaveBeenCalledExactlyOnceWith({ ...AWAY, cover: 'Dr Ray' }, AWAY));
});
