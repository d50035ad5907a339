// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { LocationProvider } from 'preact-iso/router';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';

import { ApiError } from '../../api/errors';
import { loadCatalogues, t } from '../../i18n';
import { clearToasts } from '../../ui';
import { changePractice, getPractice, type Practice } from './api';
import { PracticePage } from './practice-page';

vi.mock('./api');

const SHOWN: Practice = { name: 'Harbour', response_window: 'two days', timezone: 'UTC', country: 'GB', item9_procedure: '' };
const THEIRS: Practice = { ...SHOWN, response_window: 'three days', country: 'IE' };

beforeAll(() => loadCatalogues('office', 'shell', 'sharing', 'errors'));
afterEach(() => {
  cleanup();
  clearToasts();
});

function open(): void {
  render(
    <LocationProvider>
      <PracticePage />
    </LocationProvider>,
  );
}

const save = (): boolean => fireEvent.click(screen.getByRole('button', { name: t('office.save') }));
const name = async (): Promise<HTMLInputElement> => screen.findByLabelText<HTMLInputElement>(t('office.name'));

test('of two administrators the second hears what the first changed, keeps what they typed, and writes over nothing', async () => {
  vi.mocked(getPractice).mockResolvedValueOnce(SHOWN).mockResolvedValue(THEIRS);
  vi.mocked(changePractice).mockRejectedValueOnce(new ApiError(409, 'stale_revision', '')).mockImplementation(async (kept) => kept);
  open();
  fireEvent.input(await name(), { target: { value: 'Quay' } });
  save();
  const said = await screen.findByRole('alert');
  expect([...said.querySelectorAll('dd')].map(({ textContent }) => textContent)).toEqual(['three days', 'Ireland']);
  expect((await name()).value).toBe('Quay');
  expect(changePractice).toHaveBeenLastCalledWith({ ...SHOWN, name: 'Quay' }, SHOWN);
  save();
  await vi.waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  expect(changePractice).toHaveBeenLastCalledWith({ ...THEIRS, name: 'Quay' }, THEIRS);
});
