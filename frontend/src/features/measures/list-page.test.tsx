// @vitest-environment happy-dom
import 'fake-indexeddb/auto';

import { cleanup, render, screen } from '@testing-library/preact';
import { LocationProvider } from 'preact-iso/router';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { getAgreements, getMeasures, type Measure } from '../../api/measures';
import { measures } from '../../entries/measure-responses/known';
import { answer, keep } from '../../entries/measure-responses/response';
import { loadCatalogues, t } from '../../i18n';
import { entries } from '../../store';
import { freshApp } from '../../store/testing/app';
import { closeVault } from '../../vault/open-vault';
import { ListPage } from './list-page';

vi.mock('../../api/measures');
vi.mock('../../entries/shared/links', () => ({ fetchLinks: async () => [] }));

const [{ measure: first }] = JSON.parse(readFileSync('../tests/vectors/measures.json', 'utf8')) as [{ measure: Measure }];
const second: Measure = { ...first, key: 'another', title: 'Another one', gate: null };
const agreement = (measure: string, state = 'agreed') => ({ id: measure, measure, care_link: 'l', state });

beforeEach(async () => {
  await freshApp();
  await loadCatalogues('measures', 'shell', 'sharing');
  measures.value = new Map();
  vi.mocked(getMeasures).mockResolvedValue([first, second]);
  vi.mocked(getAgreements).mockResolvedValue([agreement(first.key), agreement(second.key)] as never);
});

afterEach(async () => {
  cleanup();
  await entries.settled();
  await closeVault();
});

/** As another device wrote it: nothing here knows at which question it was left. */
function begun(id: string, measure: Measure): string {
  answer(id, measure, '1', measure.items[0]?.options[0]?.value ?? 0);
  return id;
}

async function ways(): Promise<readonly (string | null)[]> {
  const { container } = render(
    <LocationProvider>
      <ListPage />
    </LocationProvider>,
  );
  await screen.findByText(second.title);
  return [...container.querySelectorAll('a[href^="/practice/measures/"]')].map((link) => link.getAttribute('href'));
}

test('promise 19: one that was begun on another device is there to go on with, at the first question still open', async () => {
  begun('a', second);
  expect(await ways()).toEqual(['/practice/measures/a/2']);
  expect(screen.queryByRole('button', { name: t('measures.begin') })).toBeNull(); // one at a time is begun
});

test('promise 19: of several none is hidden behind another, whichever they are', async () => {
  const all = [begun('a', first), begun('b', second), begun('c', second)];
  const found = await ways();
  for (const id of all) expect(found.some((href) => href?.startsWith(`/practice/measures/${id}/`)), id).toBe(true);
});

test('promise 19: nor while another was answered this week, nor once it is agreed on no longer', async () => {
  begun('kept', first);
  keep('kept');
  begun('a', second);
  expect(await ways()).toContain('/practice/measures/a/2');
  cleanup();
  vi.mocked(getAgreements).mockResolvedValue([agreement(first.key)] as never);
  expect(await ways()).toContain('/practice/measures/a/2');
});

test('where none is being answered each can be begun', async () => {
  await ways();
  expect(screen.getAllByRole('button', { name: t('measures.begin') })).toHaveLength(2);
});
