// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/preact';
import { LocationProvider, Route, Router } from 'preact-iso/router';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const lacks = { opens: false, guards: false };
vi.mock('../../session/session', () => {
  if (lacks.opens) throw new TypeError('Failed to fetch');
  return { boot: () => Promise.resolve(), look: () => Promise.resolve() };
});

beforeEach(() => {
  vi.resetModules();
  Object.assign(lacks, { opens: false, guards: false });
});

afterEach(cleanup);

async function standAt(path: string): Promise<void> {
  const { loadCatalogues } = await import('../../i18n');
  await loadCatalogues('start', 'welcome', 'shell');
  const { begin } = await import('../../session/begin');
  vi.stubGlobal('indexedDB', { databases: async () => [] });
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  const guards = (): Promise<void> => (lacks.guards ? Promise.reject(new TypeError('Failed to fetch')) : Promise.resolve());
  await begin({ nothing: () => undefined, something: () => undefined, guards });
  history.replaceState(null, '', path);
  const { default: Welcome } = await import('./routes');
  render(
    <LocationProvider>
      <Router>
        <Route path="/welcome" component={Welcome} />
        <Route path="/welcome/*" component={Welcome} />
      </Router>
    </LocationProvider>,
  );
}

test.each(['opens', 'guards'] as const)('nobody types anything where what %s is not to be had', async (what) => {
  lacks[what] = true;
  await standAt('/welcome/device');
  expect(await screen.findByRole('button', { name: 'Try again' })).toBeTruthy();
  expect(screen.queryAllByRole('radio')).toEqual([]);
});

test('nor is anybody kept from it where all is there', async () => {
  await standAt('/welcome/device');
  expect(await screen.findAllByRole('radio')).toHaveLength(2);
});

test('the first page stands without', async () => {
  Object.assign(lacks, { opens: true, guards: true });
  await standAt('/welcome');
  expect(await screen.findAllByRole('listitem')).toHaveLength(3);
});

test('what was erased is said in place of the first page', async () => {
  const { erased } = await import('../../session/state');
  erased.value = { due: null };
  await standAt('/welcome');
  const { t } = await import('../../i18n');
  expect(await screen.findByRole('heading', { name: t('welcome.erased_title') })).toBeTruthy();
});
