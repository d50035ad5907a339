// @vitest-environment happy-dom
import { cleanup, fireEvent, render, waitFor } from '@testing-library/preact';
import { LocationProvider } from 'preact-iso/router';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';

import { loadCatalogues, t } from '../../i18n';
import { signOut } from '../../session/sign-out';
import { setSession } from '../../session/state';
import { unsentHere } from '../../store/device';
import { CodePage } from './code-page';
import { UnlockPage } from './unlock-page';

vi.mock('../../session/sign-out', () => ({ signOut: vi.fn() }));
vi.mock('../../store/device', () => ({ unsentHere: vi.fn() }));

beforeAll(async () => {
  await loadCatalogues('start', 'welcome', 'shell');
  setSession({ user: { id: 'mine', username: 'amber-harbour-42', role: 'client', second_factor: 'none' } });
});
afterEach(() => {
  cleanup();
  vi.mocked(signOut).mockReset();
});

test.each([UnlockPage, CodePage])('promise 43: from %o nobody signs out of what was not sent without being told', async (Door) => {
  vi.mocked(unsentHere).mockResolvedValue(true);
  const { getByText, findByText } = render(<Door />, { wrapper: LocationProvider });
  fireEvent.click(getByText(t('welcome.not_me')));
  const anyway = await findByText(t('welcome.out_anyway'));
  expect(getByText(t('welcome.out_unsent'))).toBeTruthy();
  expect(signOut).not.toHaveBeenCalled();
  expect(unsentHere).toHaveBeenCalledWith('mine');
  fireEvent.click(anyway);
  await waitFor(() => expect(signOut).toHaveBeenCalledOnce());
});

test.each([UnlockPage, CodePage])('from %o it takes one tap where everything is on the server', async (Door) => {
  vi.mocked(unsentHere).mockResolvedValue(false);
  const { getByText } = render(<Door />, { wrapper: LocationProvider });
  fireEvent.click(getByText(t('welcome.not_me')));
  await waitFor(() => expect(signOut).toHaveBeenCalledOnce());
});
