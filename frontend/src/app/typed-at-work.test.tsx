// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { LocationProvider } from 'preact-iso/router';
import type { JSX } from 'preact';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';

import { ApiError } from '../api/errors';
import { AwayPage } from '../features/clinic/away-page';
import { putAway } from '../features/clinic/api';
import { changePractice, type Practice } from '../features/office/api';
import { PracticePage } from '../features/office/practice-page';
import { loadCatalogues, t } from '../i18n';
import { runResets } from '../vault/forget';

const PRACTICE: Practice = { name: 'Harbour Practice', response_window: 'two days', timezone: 'Europe/London', country: 'GB', item9_procedure: '' };
vi.mock('../features/office/api', () => ({ getPractice: async () => PRACTICE, changePractice: vi.fn() }));
vi.mock('../features/clinic/api', () => ({ getAway: async () => null, putAway: vi.fn() }));

beforeAll(() => loadCatalogues('clinic', 'office', 'shell', 'errors'));
afterEach(async () => {
  cleanup();
  await runResets();
});

const TYPED = 'Dr Mara Lind rings the same day.';

async function field(page: JSX.Element, label: string): Promise<HTMLTextAreaElement> {
  cleanup();
  render(<LocationProvider>{page}</LocationProvider>);
  return screen.findByLabelText<HTMLTextAreaElement>(label);
}

test.each([
  ['the settings of a practice', () => <PracticePage />, 'office.item9', 'office.save', changePractice],
  ['days away', () => <AwayPage />, 'clinic.away_cover', 'clinic.away_keep', putAway],
] as const)('promise 36: %s that were being typed are there on the way back, until they are saved or the keys go', async (_, page, label, save, put) => {
  const typed = async (): Promise<string> => (await field(page(), t(label))).value;
  fireEvent.input(await field(page(), t(label)), { target: { value: TYPED } });
  expect(await typed()).toBe(TYPED);
  await runResets();
  expect(await typed()).toBe('');

  for (const input of document.querySelectorAll<HTMLInputElement>('input[type=date]')) fireEvent.input(input, { target: { value: '2036-06-20' } });
  fireEvent.input(screen.getByLabelText(t(label)), { target: { value: TYPED } });
  vi.mocked(put).mockRejectedValueOnce(new ApiError(503, 'unavailable', ''));
  fireEvent.click(screen.getByRole('button', { name: t(save) }));
  await screen.findByRole('alert');
  expect(await typed()).toBe(TYPED);
  vi.mocked(put).mockImplementationOnce((async () => (put === putAway ? null : PRACTICE)) as never);
  fireEvent.click(screen.getByRole('button', { name: t(save) }));
  await vi.waitFor(() => expect(screen.getByLabelText<HTMLTextAreaElement>(t(label)).value).toBe(''));
  expect(await typed()).toBe('');
});
