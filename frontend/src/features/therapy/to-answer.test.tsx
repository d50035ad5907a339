// @vitest-environment happy-dom
import 'fake-indexeddb/auto';

import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { LocationProvider } from 'preact-iso/router';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import type * as Api from '../../api/suggestions';
import { loadCatalogues, t } from '../../i18n';
import { isPrivate } from '../../entries/shared/private-marks';
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

test('promise 11: what was taken is kept from going by itself, unless its writer is to hear of it', async () => {
  const keep = async (id: string, shown: boolean): Promise<boolean> => {
    answerSuggestion.mockReset().mockResolvedValue(undefined as never);
    const done = vi.fn();
    render(
      <LocationProvider>
        <ToAnswer id={id} name="Dr Vogt" suggested={{ form: 'affirmation', text: id }} done={done} />
      </LocationProvider>,
    );
    if (shown) fireEvent.click(screen.getByRole('switch'));
    fireEvent.click(screen.getByRole('button', { name: t('therapy.suggested_keep') }));
    await vi.waitFor(() => expect(done).toHaveBeenCalledOnce());
    cleanup();
    return isPrivate(entries.of('cards').value.find(({ words }) => words.text === id)?.id ?? '');
  };
  expect(await keep('a', false)).toBe(true);
  expect(await keep('b', true)).toBe(false);
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

test('promise 38: three ways weigh the same, and leaving it tells nothing, whatever was to be shown of a yes', async () => {
  answerSuggestion.mockReset().mockResolvedValue(undefined as never);
  const done = vi.fn();
  const { container } = render(
    <LocationProvider>
      <ToAnswer id="a" name="Dr Vogt" suggested={{ form: 'noticed', text: 'You waited.' }} done={done} />
    </LocationProvider>,
  );
  const ways = [...container.querySelectorAll('.row .button')];
  expect([ways.length, new Set(ways.map(({ className }) => className)).size]).toEqual([3, 1]);
  expect(container.querySelectorAll('textarea, select')).toHaveLength(0); // no reason is asked for
  fireEvent.click(screen.getByRole('switch'));
  fireEvent.click(screen.getByRole('button', { name: t('therapy.suggested_leave') }));
  await vi.waitFor(() => expect(done).toHaveBeenCalledOnce());
  expect(answerSuggestion.mock.calls).toEqual([['a', false]]);
});
