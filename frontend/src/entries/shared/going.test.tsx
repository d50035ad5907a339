// @vitest-environment happy-dom
import 'fake-indexeddb/auto';

import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { Offline } from '../../api/errors';
import { getPrivateMarks, getScopes } from '../../api/scopes';
import { getGrants } from '../../api/sharing';
import { loadCatalogues, t } from '../../i18n';
import { drafts, entries } from '../../store';
import { writing } from '../../store/drafts';
import { inMemory } from '../../store/in-memory';
import { freshApp } from '../../store/testing/app';
import { closeVault } from '../../vault/open-vault';
import { Going } from './going';

vi.mock('../../api/scopes');
vi.mock('../../api/sharing');

const SCOPE = { id: 's', care_link: 'l', kind: 'repairs', level: 'full', start: '2026-01-01', until: '2099-01-01T00:00:00Z' };

beforeEach(async () => {
  vi.mocked(getScopes).mockRejectedValue(new Offline());
  vi.mocked(getPrivateMarks).mockResolvedValue({ words: null, revision: 0 } as never);
  vi.mocked(getGrants).mockResolvedValue([]);
  await freshApp();
  await loadCatalogues('sharing', 'shell');
  await drafts.set('scopes', [SCOPE]);
  render(<Going kind="repairs" id="e" />);
  await screen.findByText(t('sharing.itself_goes'));
});

afterEach(async () => {
  vi.restoreAllMocks();
  inMemory.value = false;
  cleanup();
  await entries.settled();
  await closeVault();
});

const press = (name: 'sharing.itself_keep_private' | 'sharing.itself_let_go'): void => void fireEvent.click(screen.getByRole('button', { name: t(name) }));

/** Nothing reaches the device's store until it goes on. */
function sealingWaits(): () => void {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const real = crypto.subtle.encrypt.bind(crypto.subtle);
  vi.spyOn(crypto.subtle, 'encrypt').mockImplementation((...args) => promise.then(() => real(...args)));
  return () => resolve(undefined);
}

const drawn = (): Promise<void> => new Promise((done) => setTimeout(done, 0));

test('promise 11: it is said to stay once the device has it, and not before', async () => {
  const goOn = sealingWaits();
  press('sharing.itself_keep_private');
  await drawn();
  expect(screen.getByRole('status').textContent).toBe(t('sharing.itself_goes'));
  goOn();
  expect(await screen.findByText(t('sharing.itself_kept_private'))).toBeTruthy();
  press('sharing.itself_let_go');
  expect(await screen.findByText(t('sharing.itself_goes'))).toBeTruthy();
});

test('promise 11: where the browser keeps nothing it is said to be in this page alone, until the server has it', async () => {
  inMemory.value = true;
  press('sharing.itself_keep_private');
  expect(await screen.findByText(t('shell.kept_nowhere'))).toBeTruthy();
  expect(screen.queryByText(t('sharing.itself_kept_private'))).toBeNull();
  const { exchangeMarks } = await import('./private-marks');
  await exchangeMarks();
  expect(await screen.findByText(t('sharing.itself_kept_private'))).toBeTruthy();
});

test('promise 11: pressed again before it is said, it stays as the button says', async () => {
  const goOn = sealingWaits();
  press('sharing.itself_keep_private');
  await drawn();
  press('sharing.itself_keep_private');
  goOn();
  while (writing.size > 0) await Promise.all(writing.values());
  await drawn();
  expect(screen.getByRole('status').textContent).toBe(t('sharing.itself_kept_private'));
});
