// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { Offline } from '../../../api/errors';
import { loadCatalogues, t } from '../../../i18n';
import type { ClientCase } from '../api';
import { getProposals, type Proposals } from './api';
import { SelfHarm } from './self-harm';

vi.mock('./api', () => ({ getProposals: vi.fn(), acknowledge: vi.fn() }));
vi.mock('../../../entries/measure-responses/known', async () => ({ fetchMeasures: async () => undefined, measures: (await import('@preact/signals')).signal(new Map()) }));

const shares = (...grants: readonly string[]): ClientCase =>
  ({ care_link: 'link', shared: grants.map((grant) => ({ grant, about: grant, kind: 'measure-responses', shared_on: '2026-06-15' })) }) as unknown as ClientCase;
const waits = (...grants: readonly string[]): Proposals => ({ results: [], next: null, procedure: '', to_acknowledge: grants }) as unknown as Proposals;
const nothing = (): void => undefined;
const room = (): Element | null => document.querySelector('.harm-room');

beforeEach(async () => {
  await loadCatalogues('clinic', 'measuring', 'shell', 'sharing', 'errors');
});
afterEach(() => {
  cleanup();
  vi.resetAllMocks();
});

test('keeps its room while it is on its way, and takes none where nothing waits', async () => {
  vi.mocked(getProposals).mockResolvedValue(waits());
  render(<SelfHarm one={shares('one')} changed={nothing} />);
  expect(room()).toBeTruthy();
  await vi.waitFor(() => expect(room()).toBe(null));
  expect(document.body.textContent).toBe('');
});

test('promise 36: where it can\'t be fetched it says so, leaves no gap, and is there once it is asked for again', async () => {
  vi.mocked(getProposals).mockRejectedValueOnce(new Offline());
  vi.mocked(getProposals).mockResolvedValue(waits('one'));
  render(<SelfHarm one={shares('one')} changed={nothing} />);
  const again = await screen.findByRole('button', { name: t('shell.try_again') });
  expect(room()).toBe(null);
  fireEvent.click(again);
  expect(await screen.findByText(t('measuring.harm_title'))).toBeTruthy();
});

test('another answer is asked about while what stands there stays', async () => {
  vi.mocked(getProposals).mockResolvedValueOnce(waits('one'));
  const { rerender } = render(<SelfHarm one={shares('one')} changed={nothing} />);
  await screen.findByText(t('measuring.harm_title'));
  vi.mocked(getProposals).mockResolvedValueOnce(waits('one', 'two'));
  rerender(<SelfHarm one={shares('one', 'two')} changed={nothing} />);
  expect(screen.getByText(t('measuring.harm_title'))).toBeTruthy();
  await vi.waitFor(() => expect(screen.getAllByText(t('measuring.harm_title'))).toHaveLength(2));
  expect(vi.mocked(getProposals).mock.calls).toEqual([['link', false], ['link', true]]); // the page asks by itself
});
