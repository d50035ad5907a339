// @vitest-environment happy-dom
import 'fake-indexeddb/auto';

import { readFileSync } from 'node:fs';

import { cleanup, render, screen, waitFor } from '@testing-library/preact';
import { load } from 'js-yaml';
import { LocationProvider } from 'preact-iso/router';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { KEEPING_AWAY, type KeepingAway } from '../../api/vocabularies/keeping-away';
import { ANSWERS_TO } from '../../library/answers-to';
import type { Family } from '../../library/texts';
import { respond } from '../../library/shown';
import { entries } from '../../store';
import { freshApp } from '../../store/testing/app';
import { closeVault } from '../../vault/open-vault';
import { loadCatalogues, t } from '../../i18n';
import { WordsFor } from './words-for';

const { families } = load(readFileSync('../backend/affirmations/data/affirmations.yaml', 'utf8')) as { families: readonly Family[] };
vi.mock('../../api/transport', async (real) => ({ ...(await real<object>()), call: () => Promise.resolve({ version: '1', families }) }));

beforeEach(async () => {
  await freshApp();
  await loadCatalogues('reflections');
});

afterEach(async () => {
  cleanup();
  await entries.settled();
  closeVault();
});

async function shownFor(...ways: KeepingAway[]): Promise<string[]> {
  render(
    <LocationProvider>
      <WordsFor ways={ways} />
    </LocationProvider>,
  );
  await waitFor(() => screen.getByRole('heading', { name: t('reflections.words_for') }));
  return screen.getAllByRole('link').map((link) => link.getAttribute('href')?.split('/').at(-1) ?? '');
}

describe('what answers to each thing that keeps somebody away', () => {
  test.each(KEEPING_AWAY)('%s: two thoughts that are there and speak of nobody else', async (way) => {
    for (const name of ANSWERS_TO[way]) expect(families.find(({ id, quoted, asked_only }) => id === name && !quoted && !asked_only)).toBeTruthy();
    expect(await shownFor(way)).toEqual(ANSWERS_TO[way].map((name) => `${name}-1`));
  });

  test('comes in the way that was picked, and not at all once it stung in any', async () => {
    respond('shame-is-a-guest-1', 'stronger');
    respond('the-small-one-3', 'stung');
    expect(await shownFor('ashamed')).toEqual(['shame-is-a-guest-2']);
  });

  test('leaves out what was answered "never", and what felt untrue', async () => {
    respond('stepping-back-1', 'never');
    respond('my-pace-1', 'rated', 2);
    expect(await shownFor('leave_first', 'feel_nothing')).toEqual(['feeling-nothing-1', 'ground-under-me-1']);
  });

  test('is one for each where there are many', async () => {
    expect(await shownFor('go_quiet', 'stay_busy', 'make_light', 'ashamed')).toHaveLength(4);
  });
});
