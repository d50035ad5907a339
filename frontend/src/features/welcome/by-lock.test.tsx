// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { LocationProvider } from 'preact-iso/router';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';

import { loadCatalogues, t } from '../../i18n';
import { openByPin } from '../../session/locks';
import { setSession } from '../../session/state';
import { ByLock } from './by-lock';

vi.mock('../../session/locks', async (original) => ({ ...(await original<object>()), openByPin: vi.fn(async () => undefined) }));

beforeAll(() => loadCatalogues('shell', 'welcome', 'lock', 'errors'));
afterEach(() => {
  cleanup();
  vi.mocked(openByPin).mockClear();
});

test.each([
  ['', false],
  ['   ', false],
  ['123', false],
  ['Bus12', false],
  ['1234', true],
  ['1234 ', true],
])('%j is tried as a PIN: %s. What can be none costs no try', (typed, tried) => {
  setSession({ way: 'pin' });
  render(<ByLock onPassphrase={() => undefined} />, { wrapper: LocationProvider });
  fireEvent.input(screen.getByLabelText(t('lock.pin_field')), { target: { value: typed } });
  fireEvent.submit(document.querySelector('form') as HTMLFormElement);
  expect([vi.mocked(openByPin).mock.calls.length, screen.queryByText(t('lock.pin_shape')) === null]).toEqual([tried ? 1 : 0, tried]);
});
