// @vitest-environment happy-dom
import 'fake-indexeddb/auto';

import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { LocationProvider } from 'preact-iso/router';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import type * as Api from '../../api/suggestions';
import { loadCatalogues, t } from '../../i18n';
import { entries } from '../../store';
import { freshApp } from '../../store/testing/app';
import { closeVault } from '../../vault/open-vault';
import { ToAnswer } from './to-answer';

const answerSuggestion = vi.hoisted(() => vi.fn<typeof Api.answerSuggestion>());
vi.mock('../../api/suggestions', () => ({ answerSuggestion }));

beforeEach(async () => {
  await freshApp();
  await loadCatalogues('therapy', 'shell');
});

afterEach(async () => {
  cleanup();
  await entries.settled();
  await closeVault();
});

test('tapped again while the server is being told, one card is kept', async () => {
  let told = (): void => undefined;
  answerSuggestion.mockReset().mockReturnValue(new Promise((done) => (told = done)));
  const done = vi.fn();
  render(
    <LocationProvider>
      <ToAnswer id="a" name="Dr Vogt" suggested={{ form: 'affirmation', text: 'You may rest.' }} done={done} />
    </LocationProvider>,
  );
  const keep = screen.getByRole('button', { name: t('therapy.suggested_keep') });
  fireEvent.click(keep);
  await vi.waitFor(() => expect(answerSuggestion).toHaveBeenCalledOnce());
  fireEvent.click(keep);
  fireEvent.click(screen.getByRole('button', { name: t('therapy.suggested_leave') }));
  told();
  await vi.waitFor(() => expect(done).toHaveBeenCalledOnce());
  expect(entries.of('cards').value.map(({ words }) => words.text)).toEqual(['You may rest.']);
  expect(answerSuggestion.mock.calls).toEqual([['a', false]]);
});
