// @vitest-environment happy-dom
import 'fake-indexeddb/auto';

import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { LocationProvider } from 'preact-iso/router';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { draftOf, keepDraft } from '../../entries/use-draft';
import { loadCatalogues, t } from '../../i18n';
import { entries } from '../../store';
import { freshApp } from '../../store/testing/app';
import { closeVault } from '../../vault/open-vault';
import type { readSuggestion, Waiting } from './reading';
import { SuggestionsPage } from './suggestions-page';
import { draftName } from './to-answer';

const waits = { waits: { id: 'a', sent_at: '2026-06-15T09:00:00Z' }, link: { clinician: { display_name: 'Dr Vogt' } } } as Waiting;
const says = vi.hoisted(() => ({ now: 'gone' as Awaited<ReturnType<typeof readSuggestion>> }));
vi.mock('./reading', () => ({ fetchWaiting: async () => [waits], readSuggestion: async () => says.now }));
vi.mock('../../api/suggestions', () => ({ answerSuggestion: async () => undefined }));

beforeEach(async () => {
  await freshApp();
  await loadCatalogues('therapy', 'shell');
});

afterEach(async () => {
  cleanup();
  await entries.settled();
  await closeVault();
});

test.each(['gone', 'unchecked', { form: 'noticed', text: 'You waited.' }] as const)('what was begun in its place goes when it is left: %j', async (now) => {
  says.now = now;
  keepDraft(draftName('a'), { text: 'A canary.' });
  render(
    <LocationProvider>
      <SuggestionsPage />
    </LocationProvider>,
  );
  fireEvent.click(await screen.findByRole('button', { name: t('therapy.suggested_look') }));
  fireEvent.click(await screen.findByRole('button', { name: t('therapy.suggested_leave') }));
  await vi.waitFor(() => expect(draftOf(draftName('a'))).toBeUndefined());
});
