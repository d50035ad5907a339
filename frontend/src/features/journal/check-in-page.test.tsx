// @vitest-environment happy-dom
import 'fake-indexeddb/auto';

import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { LocationProvider } from 'preact-iso/router';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { loadEveryCatalogue } from '../../app/testing/screens';
import { t } from '../../i18n';
import { entries } from '../../store';
import { freshApp } from '../../store/testing/app';
import { closeVault } from '../../vault/open-vault';
import { CheckInPage } from './check-in-page';

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-06-15T12:00:00Z') });
  await freshApp();
  await loadEveryCatalogue();
});

afterEach(async () => {
  cleanup();
  await entries.settled();
  vi.useRealTimers();
  await closeVault();
});

test('the day stays as it was while another one is typed, and is never one to come or of no calendar', async () => {
  const { id } = entries.put('check-ins', null, { columns: {}, answers: {}, words: { day: '2026-06-03', felt: '["glad"]' } });
  render(<LocationProvider><CheckInPage id={id} /></LocationProvider>);
  const field = screen.getByLabelText(t('journal.day_which')) as HTMLInputElement;
  expect([field.value, field.min, field.max]).toEqual(['2026-06-03', '1900-01-01', '2026-06-15']);
  const kept = (): string | undefined => entries.find('check-ins', id)?.words.day;
  for (const unfinished of ['', '0002-06-09', '0020-06-09', '12026-06-09', '2026-06-16']) {
    fireEvent.input(field, { target: { value: unfinished } });
    expect(kept(), unfinished).toBe('2026-06-03');
  }
  fireEvent.input(field, { target: { value: '' } });
  fireEvent.blur(field);
  await vi.waitFor(() => expect(field.value).toBe('2026-06-03')); // what is kept stands there
  fireEvent.input(field, { target: { value: '2026-06-09' } });
  expect(kept()).toBe('2026-06-09');
});
