// @vitest-environment happy-dom
import 'fake-indexeddb/auto';

import { cleanup, render, screen } from '@testing-library/preact';
import { LocationProvider } from 'preact-iso/router';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { Offline } from '../../api/errors';
import { getAgreements, getMeasures, type Measure } from '../../api/measures';
import { measures } from '../../entries/measure-responses/known';
import { answer, keep, keepPlace } from '../../entries/measure-responses/response';
import { loadCatalogues, t } from '../../i18n';
import { entries } from '../../store';
import { begin } from '../../store/begun';
import { freshApp } from '../../store/testing/app';
import { closeVault } from '../../vault/open-vault';
import { fetchAgreed } from './agreed';
import { ResponsePage } from './response-page';
import { StepPage } from './step-page';

vi.mock('../../api/measures');
vi.mock('../../entries/shared/goes-by-itself', () => ({ GoesByItself: () => <p>by itself</p> }));
vi.mock('../../entries/shared/links', () => ({ fetchLinks: async () => [{ id: 'l', clinician: { display_name: 'Dr Dana', response_window: 'on Mondays' } }] }));

const vectors = JSON.parse(readFileSync('../tests/vectors/measures.json', 'utf8')) as { measure: Measure }[];
const phq9 = vectors.find(({ measure }) => measure.key === 'phq-9')?.measure ?? expect.fail('phq-9');

beforeEach(async () => {
  await freshApp();
  await loadCatalogues('measures', 'shell', 'sharing');
  measures.value = new Map();
  vi.mocked(getMeasures).mockResolvedValue([phq9]);
  vi.mocked(getAgreements).mockResolvedValue([{ id: 'a', measure: 'phq-9', care_link: 'l', state: 'agreed', agreed_at: '2026-06-01T10:00:00Z' }] as never);
  await fetchAgreed(); // as the list of them did
});

afterEach(async () => {
  cleanup();
  await entries.settled();
  await closeVault();
});

function opened(id: string, step = 'before'): string {
  const { container } = render(
    <LocationProvider>
      <StepPage id={id} step={step} />
    </LocationProvider>,
  );
  return container.textContent ?? '';
}

function newOne(): string {
  const id = begin('measure-responses');
  keepPlace(id, { measure: 'phq-9', step: 'before' });
  return id;
}

test('what is agreed on can be begun, and it is said who reads it', async () => {
  opened(newOne());
  await screen.findByRole('button', { name: t('measures.begin') });
  expect(screen.getByText(/Dr Dana reads it/u)).toBeDefined();
  expect(screen.getByText(t('measures.not_alerts', { name: 'Dr Dana', window: 'on Mondays' }))).toBeDefined();
  expect(screen.getByText('by itself')).toBeDefined();
});

test.each(['before', '1', '9'])('nothing new is begun once it may not be asked, from whichever address: %s', async (step) => {
  vi.mocked(getAgreements).mockResolvedValue([]);
  opened(newOne(), step);
  await screen.findByText(t('measures.gone'));
  expect(screen.queryByRole('button', { name: t('measures.begin') })).toBeNull();
  expect(screen.queryByRole('radio')).toBeNull();
});

test('without a connection what was agreed when it was last heard of can be begun', async () => {
  vi.mocked(getAgreements).mockRejectedValue(new Offline());
  opened(newOne());
  await screen.findByRole('button', { name: t('measures.begin') });
});

test('promise 43: what was begun before can be gone on with, and nobody is said to read it', async () => {
  answer('a', phq9, '1', 1);
  vi.mocked(getAgreements).mockResolvedValue([]);
  await fetchAgreed();
  const before = opened('a');
  await screen.findByRole('button', { name: t('measures.begin') });
  expect(before).toContain(t('measures.harm', { number: 9 }));
  expect(before).not.toMatch(/reads it|not an alert|by itself/u);
  cleanup();
  opened('a', '9');
  expect(screen.getByRole('button', { name: t('measures.finish') })).toBeDefined();
});

test('what was answered before is not said to go by itself, nor offered to be shared', async () => {
  answer('a', phq9, '1', 1);
  keep('a');
  const page = (
    <LocationProvider>
      <ResponsePage id="a" />
    </LocationProvider>
  );
  render(page);
  await screen.findByText(t('measures.share', { name: 'Dr Dana' }));
  expect(screen.getByText('by itself')).toBeDefined();
  cleanup();
  vi.mocked(getAgreements).mockResolvedValue([]);
  render(page);
  await screen.findByText(t('measures.score_show'));
  await vi.waitFor(() => expect(screen.queryByText('by itself')).toBeNull());
  expect(screen.queryByText(t('measures.share', { name: 'Dr Dana' }))).toBeNull();
});

test.each([
  ['a new proposal waits to be answered, after a yes that rests', 'proposed', '2026-01-01T10:00:00Z', true],
  ['a yes rests', 'paused', '2026-01-01T10:00:00Z', true],
  ['it is proposed for the first time', 'proposed', null, false],
])('what was kept is said to go, and offered to be shared, as the server takes it: %s', async (_, state, agreed_at, goes) => {
  answer('a', phq9, '1', 1);
  keep('a');
  vi.mocked(getAgreements).mockResolvedValue([{ id: 'a', measure: 'phq-9', care_link: 'l', state, agreed_at }] as never);
  await fetchAgreed();
  render(
    <LocationProvider>
      <ResponsePage id="a" />
    </LocationProvider>,
  );
  await screen.findByText(t('measures.score_show'));
  await vi.waitFor(() => expect(screen.queryByText(t('measures.share', { name: 'Dr Dana' })) !== null).toBe(goes));
  expect(screen.queryByText('by itself') !== null).toBe(goes);
});
