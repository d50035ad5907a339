// @vitest-environment happy-dom
import 'fake-indexeddb/auto';

import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { loadCatalogues } from '../i18n';
import { saidKept } from '../library/kept';
import { drafts, entries } from '../store';
import { freshApp, person } from '../store/testing/app';
import { setSession } from '../session/state';
import { clearToasts, showToast } from '../ui';
import { Toasts } from '../ui/toast';
import { closeVault } from '../vault/open-vault';
import { atSession } from './at-session';

vi.mock('../pwa/at-opening');
vi.mock('../features/reminders/at-opening');
vi.mock('../session/look-for-consent');
vi.mock('../session/look-for-therapist');
vi.mock('../session/erasure');
vi.mock('./by-itself');
vi.mock('./chosen');

beforeEach(async () => {
  await freshApp();
  await loadCatalogues('shell');
  setSession({ state: 'open', user: { id: 'x', username: 'x', role: 'client', second_factor: 'none' } });
  await atSession('open'); // as soon as somebody is in, lines wait
  await vi.dynamicImportSettled();
  render(<Toasts />);
});

afterEach(async () => {
  release();
  vi.useRealTimers();
  clearToasts();
  cleanup();
  await entries.settled();
  closeVault();
});

const line = (): string => screen.getByRole('status').textContent ?? '';
const drawn = (): Promise<void> => new Promise((done) => setTimeout(done, 0));

let release = (): void => undefined;

/** Nothing that is written from here on reaches the store before this is called. */
function held(): () => void {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const real = crypto.subtle.encrypt.bind(crypto.subtle);
  vi.spyOn(crypto.subtle, 'encrypt').mockImplementation((...args) => promise.then(() => real(...args)));
  release = () => resolve(undefined);
  return release;
}

describe('a line that tells of a press', () => {
  test.each([
    ['of an entry', () => void entries.put('people', null, person('Ash'))],
    ['of a choice that stays on this device', () => void drafts.set('reading/away', ['the-coat'])],
  ])('promise 43: is said once the device has it: %s', async (_, press) => {
    const goesOn = held();
    press();
    showToast({ text: 'Deleted.' });
    await drawn();
    expect(line()).toBe('');
    goesOn();
    await vi.waitFor(() => expect(line()).toContain('Deleted.'));
  });

  test('waits no longer than a second for a store that does not answer', async () => {
    const goesOn = held();
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    entries.put('people', null, person('Ash'));
    showToast({ text: 'Deleted.', action: { label: 'Undo', run: () => undefined } });
    await vi.advanceTimersByTimeAsync(1_000);
    vi.useRealTimers();
    await vi.waitFor(() => expect(screen.getByRole('button', { name: 'Undo' })).toBeTruthy());
    goesOn();
  });

  test('is not said any more where the app was locked meanwhile', async () => {
    const goesOn = held();
    entries.put('people', null, person('Ash'));
    showToast({ text: 'Deleted.' });
    await closeVault();
    goesOn();
    await entries.settled();
    await drawn();
    expect(line()).toBe('');
  });

  test('comes at once where nothing is on its way', async () => {
    showToast({ text: 'Changed.' });
    await drawn();
    expect(line()).toContain('Changed.');
  });

  test('promise 43: "kept" is said of nothing that is still on its way', async () => {
    const goesOn = held();
    entries.put('people', null, person('Ash'));
    expect(saidKept('Kept.')).not.toMatch(/kept|saved/i);
    showToast({ get text() { return saidKept('Kept.'); } });
    goesOn();
    await vi.waitFor(() => expect(line()).toContain('Kept.'));
    expect(saidKept('Kept.')).toBe('Kept.');
  });
});
