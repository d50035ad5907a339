// @vitest-environment happy-dom
import { render, screen } from '@testing-library/preact';
import { LocationProvider, Route, Router } from 'preact-iso/router';
import { expect, test, vi } from 'vitest';

import { loadCatalogues, t } from '../../i18n';
import { setSession } from '../../session/state';
import { UnlockPage } from './unlock-page';

vi.mock('./by-lock', () => {
  throw new TypeError('Failed to fetch');
});

test('a device whose lock does not come says so', async () => {
  await loadCatalogues('welcome', 'shell');
  setSession({ state: 'locked', privateDevice: true, way: 'pin', user: { id: 'x', username: 'amber-harbour-42', role: 'client', second_factor: 'none' } });
  render(
    <LocationProvider>
      <Router>
        {[<Route key="instead" default component={UnlockPage} />]}
      </Router>
    </LocationProvider>,
  );
  expect(await screen.findByRole('button', { name: t('shell.try_again') })).toBeTruthy();
});
