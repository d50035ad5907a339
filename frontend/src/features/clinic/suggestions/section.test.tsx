// @vitest-environment happy-dom
import type { Signal } from '@preact/signals';
import { act, cleanup, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { loadCatalogues, t } from '../../../i18n';
import type { ClientCase } from '../api';
import { caseload } from '../caseload';
import { fetchKnown, type Known } from './known';
import { Suggestions } from './section';

vi.mock('./known', () => ({ fetchKnown: vi.fn() }));
vi.mock('./composer', () => ({ Composer: () => null }));
vi.mock('../drafts', () => ({ suggestionDraft: () => ({ open: async () => undefined, isBlank: () => true }) }));
vi.mock('../caseload', async () => ({ caseload: (await import('@preact/signals')).signal(null) }));

const ONE = { care_link: 'link', introduction: { client: 'client' } } as ClientCase;
const known = (accepted: boolean): Known => ({ id: 'one', says: { form: 'noticed', text: 'You took your time.' }, suggested_on: '2026-06-02', accepted }) as Known;
const list = (suggested: ClientCase['suggested']): Promise<void> => act(async () => void ((caseload as unknown as Signal<unknown>).value = [{ care_link: 'other', suggested: {} }, { care_link: 'link', suggested }]));

beforeEach(async () => {
  await loadCatalogues('clinic', 'shell', 'errors');
});
afterEach(() => {
  cleanup();
  vi.resetAllMocks();
});

test('what stands open says what the list says: that a suggestion was accepted, unattended and once', async () => {
  vi.mocked(fetchKnown).mockResolvedValue([known(false)]);
  render(<Suggestions one={ONE} />);
  await screen.findByText('You took your time.');
  await list({ offered: 1 });
  expect(vi.mocked(fetchKnown).mock.calls).toEqual([['link', 'client', false]]);
  vi.mocked(fetchKnown).mockResolvedValue([known(true)]);
  await list({ accepted: 1 });
  expect(await screen.findByText(t('clinic.suggesting_accepted'), { exact: false })).toBeTruthy();
  await list({ accepted: 1 });
  expect(vi.mocked(fetchKnown).mock.calls.slice(1)).toEqual([['link', 'client', true]]);
});

test('where the list counts more than the server gives out, they are asked for once and not at each answer', async () => {
  vi.mocked(fetchKnown).mockResolvedValue([known(true)]);
  render(<Suggestions one={ONE} />);
  await screen.findByText('You took your time.');
  for (let time = 0; time < 3; time += 1) await list({ accepted: 51 });
  expect(fetchKnown).toHaveBeenCalledTimes(2);
  await list({ accepted: 52 });
  await list({ accepted: 52 });
  expect(fetchKnown).toHaveBeenCalledTimes(3);
});
