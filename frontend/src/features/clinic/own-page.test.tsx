// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { LocationProvider } from 'preact-iso/router';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';

import { changeClinicianAccount, type ClinicianAccount, getClinicianAccount } from '../../api/clinic-account';
import { ApiError } from '../../api/errors';
import { loadCatalogues, t } from '../../i18n';
import { clearToasts } from '../../ui';
import { OwnPage } from './own-page';

vi.mock('../../api/clinic-account');
vi.mock('./caseload', () => ({ loadCaseload: async () => undefined }));

const FORM = { display_name: 'Dr Dana', timezone: 'Europe/Dublin' };
const SHOWN: ClinicianAccount = { ...FORM, practice: 'Harbour', response_window: 'two days', lacks: [] };

beforeAll(() => loadCatalogues('clinic', 'shell', 'errors', 'account'));
beforeEach(() => {
  vi.mocked(getClinicianAccount).mockResolvedValue(SHOWN);
  render(
    <LocationProvider>
      <OwnPage />
    </LocationProvider>,
  );
});
afterEach(() => {
  cleanup();
  clearToasts();
  vi.resetAllMocks();
});

const field = (key: 'clinic.own_name' | 'clinic.own_zone'): Promise<HTMLInputElement> => screen.findByLabelText<HTMLInputElement>(t(key));
const save = (): boolean => fireEvent.click(screen.getByRole('button', { name: t('clinic.own_save') }));

test('a zone that another page kept meanwhile is not written over: it is said, and what was typed stays', async () => {
  const theirs = { ...SHOWN, timezone: 'Europe/Madrid' };
  vi.mocked(changeClinicianAccount).mockRejectedValueOnce(new ApiError(409, 'stale_revision', '')).mockImplementation(async (form) => ({ ...theirs, ...form }));
  fireEvent.input(await field('clinic.own_name'), { target: { value: 'Dr Ray' } });
  vi.mocked(getClinicianAccount).mockResolvedValue(theirs);
  save();
  expect([...(await screen.findByRole('alert')).querySelectorAll('dd')].map(({ textContent }) => textContent)).toEqual(['Europe/Madrid']);
  expect(changeClinicianAccount).toHaveBeenLastCalledWith({ ...FORM, display_name: 'Dr Ray' }, FORM);
  expect((await field('clinic.own_name')).value).toBe('Dr Ray');
  save();
  await vi.waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  expect(changeClinicianAccount).toHaveBeenLastCalledWith({ display_name: 'Dr Ray', timezone: 'Europe/Madrid' }, { ...FORM, timezone: 'Europe/Madrid' });
});

test('a name is shown from then on as it was kept, and the next change is upon that', async () => {
  vi.mocked(changeClinicianAccount).mockImplementation(async (form) => ({ ...SHOWN, ...form, display_name: 'Dr Dana Ray' }));
  fireEvent.input(await field('clinic.own_name'), { target: { value: ' Dr Dana  Ray' } });
  save();
  await vi.waitFor(async () => expect((await field('clinic.own_name')).value).toBe('Dr Dana Ray'));
  fireEvent.change(await field('clinic.own_zone'), { target: { value: 'Europe/Madrid' } });
  save();
  await vi.waitFor(() => expect(changeClinicianAccount).toHaveBeenCalledTimes(2));
  expect(changeClinicianAccount).toHaveBeenLastCalledWith({ display_name: 'Dr Dana Ray', timezone: 'Europe/Madrid' }, { ...FORM, display_name: 'Dr Dana Ray' });
});
