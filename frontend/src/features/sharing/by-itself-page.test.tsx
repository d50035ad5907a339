// @vitest-environment happy-dom
import 'fake-indexeddb/auto';

import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { LocationProvider } from 'preact-iso/router';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { Offline } from '../../api/errors';
import { createScope, endScope, type Scope } from '../../api/scopes';
import { aspectOf, loadAspects } from '../../entries/aspects';
import { addPerson } from '../../entries/people/person';
import { keepRoute } from '../../entries/people/safety/check';
import { removePerson } from '../../entries/people/stays';
import { fetchLinks, type OwnLink } from '../../entries/shared/links';
import { loadCatalogues, t } from '../../i18n';
import { dayInWords } from '../../i18n/dates';
import { entries } from '../../store';
import { freshApp } from '../../store/testing/app';
import { closeVault } from '../../vault/open-vault';
import { ByItselfPage } from './by-itself-page';

const running: Scope[] = [];
vi.mock('../../api/scopes');
vi.mock('../../entries/shared/links');
vi.mock('../../entries/shared/by-itself', () => ({
  hearScopes: async (fetching?: Promise<unknown>) => {
    await (fetching ?? fetchLinks()); // as it does where something goes by itself
    return { scopes: [...running], links: [] };
  },
  noteEnded: vi.fn(),
}));

const clinician = { id: 'c', display_name: 'Dr Vogt', practice: 'Harbour', response_window: 'two days', away: null, limits: null };

beforeEach(async () => {
  running.length = 0;
  await freshApp();
  await loadAspects('sharing', 'listing');
  await loadCatalogues('shell', 'sharing');
  vi.mocked(fetchLinks).mockResolvedValue([{ id: 'l', clinician, ended_at: null, paused: false, limits: '' } as unknown as OwnLink]);
  vi.mocked(createScope).mockImplementation((scope) => {
    if (running.some(({ kind }) => kind === scope.kind)) return Promise.reject(new TypeError('scope_exists'));
    running.push(scope);
    return Promise.resolve(scope);
  });
});

afterEach(async () => {
  cleanup();
  await entries.settled();
  await closeVault();
});

test('what was cut off between two kinds goes on with the second, and ends nothing', async () => {
  vi.mocked(createScope).mockImplementationOnce((scope) => {
    running.push(scope);
    return Promise.reject(new Offline()); // it arrived, and the answer did not
  });
  render(
    <LocationProvider>
      <ByItselfPage id="l" />
    </LocationProvider>,
  );
  const keep = await screen.findByRole('button', { name: t('sharing.itself_keep') });
  expect(fetchLinks).toHaveBeenCalledOnce();
  for (const kind of ['reflections', 'kind-moments'] as const) {
    const legend = aspectOf(kind, 'listing')?.heading() ?? '';
    fireEvent.click(within(screen.getByRole('group', { name: new RegExp(`^${legend}`) })).getByRole('radio', { name: new RegExp(`^${t('sharing.full')}`) }));
  }
  fireEvent.click(keep);
  await screen.findByRole('alert');
  fireEvent.click(screen.getByRole('button', { name: t('sharing.itself_keep') }));
  await vi.waitFor(() => expect(running.map(({ kind }) => kind).toSorted()).toEqual(['kind-moments', 'reflections']));
  expect(createScope).toHaveBeenCalledTimes(2);
  expect(endScope).not.toHaveBeenCalled();
});

test('promise 8: where the page of a quiet therapist was deleted, it says until when nothing goes by itself', async () => {
  const who = addPerson('Dr Vogt', 'my_therapist');
  keepRoute(who, 'quiet');
  const page = (
    <LocationProvider>
      <ByItselfPage id="l" />
    </LocationProvider>
  );
  render(page);
  await screen.findByText(t('sharing.itself_held'));
  removePerson(who.id);
  const day = dayInWords(new Date(Date.now() + (30 * 24 + 1) * 3_600_000).toISOString());
  await screen.findByText(t('sharing.itself_held_until', { day }));
  expect(screen.queryByText(t('sharing.itself_held'))).toBeNull();
  cleanup();
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 31 * 86_400_000 });
  render(page);
  await screen.findByRole('button', { name: t('sharing.itself_keep') });
  expect(screen.queryByText(t('sharing.itself_held_until', { day }))).toBeNull();
  vi.useRealTimers();
});
