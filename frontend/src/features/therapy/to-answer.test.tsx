// @vitest-environment happy-dom
import 'fake-indexeddb/auto';

import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { answerSuggestion } from '../../api/suggestions';
import { loadCatalogues, t } from '../../i18n';
import { entries } from '../../store';
import { freshApp } from '../../store/testing/app';
import { closeVault } from '../../vault/open-vault';
import { ToAnswer } from './to-answer';

vi.mock('../../api/suggestions');

beforeEach(async () => {
  await freshApp();
  await loadCatalogues('shell', 'therapy');
});

afterEach(async () => {
  cleanup();
  await entries.settled();
  await closeVault();
});

test('a second tap while the server takes its time makes no second card', async () => {
  let hears = (): void => undefined;
  vi.mocked(answerSuggestion).mockReturnValue(new Promise((resolve) => (hears = resolve)));
  const done = vi.fn();
  render(<ToAnswer id="s" name="Dr Vogt" suggested={{ form: 'noticed', text: 'You rested.' }} done={done} />);
  const keep = screen.getByRole('button', { name: t('therapy.suggested_keep') });
  fireEvent.click(keep);
  await vi.waitFor(() => expect(answerSuggestion).toHaveBeenCalledOnce());
  fireEvent.click(keep);
  hears();
  await vi.waitFor(() => expect(done).toHaveBeenCalledOnce());
  expect(entries.of('cards').value.map(({ words }) => words.text)).toEqual(['You rested.']);
});
