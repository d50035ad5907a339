// @vitest-environment happy-dom
import 'fake-indexeddb/auto';

import { cleanup, render, screen, waitFor } from '@testing-library/preact';
import type { JSX } from 'preact';
import { LocationProvider } from 'preact-iso/router';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import type { Measure } from '../api/measures';
import { kinds } from '../entries';
import { agendaNow, bringLine } from '../entries/agendas/agenda';
import { loadAspects, sharingOf } from '../entries/aspects';
import { measures } from '../entries/measure-responses/known';
import { fetchLinks, type OwnLink } from '../entries/shared/links';
import type { Checked } from '../entries/shared/require-invitation';
import { StepPage as MeasureStep } from '../features/measures/step-page';
import { ByItselfPage } from '../features/sharing/by-itself-page';
import { HandoverPage } from '../features/sharing/handover-page';
import { ReviewPage } from '../features/sharing/review-page';
import { untilAfter } from '../features/sharing/share';
import { SharePage } from '../features/sharing/share-page';
import { Giving } from '../features/speakup/giving';
import { ListPage } from '../features/speakup/list-page';
import { StepPage as SpeakUpStep } from '../features/speakup/step-page';
import { t } from '../i18n';
import { dayInWords } from '../i18n/dates';
import { drafts, entries, type Kind } from '../store';
import { begin } from '../store/begun';
import { freshApp } from '../store/testing/app';
import { closeVault } from '../vault/open-vault';
import { loadEveryCatalogue } from './testing/screens';

// Whoever gives something to a therapist, or is asked about self-harm, reads on that screen that nobody watches.

const WINDOW = 'on the second Monday';
const clinician = { id: 'c', display_name: 'Dr Vogt', practice: 'Harbour', response_window: WINDOW, away: null, limits: null };
const link = { id: 'l', clinician, ended_at: null, paused: false, limits: '' } as unknown as OwnLink;
const phq9 = (JSON.parse(readFileSync('../tests/vectors/measures.json', 'utf8')) as { measure: Measure }[]).find(({ measure }) => measure.self_harm_item !== null)?.measure as Measure;

vi.mock('../entries/shared/links');
vi.mock('../entries/shared/by-itself', async (original) => ({ ...(await original<object>()), hearScopes: async () => ({ scopes: [], links: [] }) }));
vi.mock('../features/sharing/handing-over', () => ({ fetchProposal: async () => ({ handover: { id: 'h' }, from: link, colleague: { clinician }, grants: [], newLink: 'n' }), goOn: vi.fn() }));

beforeEach(async () => {
  await freshApp();
  await loadEveryCatalogue();
  await loadAspects('sharing', 'listing', 'writing');
  vi.mocked(fetchLinks).mockResolvedValue([link]);
  measures.value = new Map([[phq9.key, phq9]]);
  await drafts.set('measures/agreed', [{ id: 'a', measure: phq9.key, care_link: 'l', state: 'agreed', name: 'Dr Vogt', window: WINDOW }]);
});

afterEach(async () => {
  cleanup();
  await entries.settled();
  await closeVault();
});

// With as little in it as lets it be shared.
const LEAST: Partial<Readonly<Record<Kind, object>>> = {
  'speak-ups': { columns: { status: 'kept' }, answers: { what: ['tone'], bringing: 'open_it_gently' } },
  'measure-responses': { columns: { status: 'kept', measure: phq9.key }, words: { response: JSON.stringify({ measure: phq9.key, version: phq9.version, answers: {} }) } },
  reflections: { columns: { status: 'kept', form: 'kind_minute' }, words: { others: 'It gets quieter.' } },
  'kind-moments': { words: { what: 'Tea.' } },
  repairs: { columns: { status: 'closed' }, words: { happened: 'The door closed.' } },
  cards: { words: { text: 'I may rest.' } },
  people: { words: { alias: 'Ash' } },
};

function something(kind: Kind): string {
  if (kind !== 'agendas') return entries.put(kind, null, { columns: { status: 'closed' }, answers: {}, words: {}, ...LEAST[kind] } as never).id;
  bringLine('The clock.');
  return agendaNow()?.id ?? '';
}

const given = { data: { links: [link], grants: [{ id: 'g', care_link: 'l', state: 'live', until: '2026-09-01T09:00:00Z', opened_at: null }], replies: [] }, error: '', again: () => undefined, set: () => undefined };

function kept(): ReturnType<typeof entries.find<'speak-ups'>> {
  return entries.find('speak-ups', something('speak-ups'));
}

const SCREENS: readonly (readonly [string, () => JSX.Element, string])[] = [
  ['what goes by itself', () => <ByItselfPage id="l" />, WINDOW],
  ['going on with somebody else', () => <HandoverPage id="h" />, WINDOW],
  ['before a link is made', () => <ReviewPage checked={{ found: { clinician } } as Checked} leave={() => undefined} />, WINDOW],
  ['before what did not sit well is written', () => <ListPage />, ''],
  ['how to bring it', () => <SpeakUpStep id={begin('speak-ups')} screen="bring" />, ''],
  ['where it stands with the therapist', () => <Giving speakUp={kept() as never} given={given as never} />, WINDOW],
  ['before a measure that asks about self-harm', () => <MeasureStep id={measure()} step="before" />, WINDOW],
];

function measure(): string {
  return entries.put('measure-responses', null, { columns: { measure: phq9.key, status: 'draft' }, answers: {}, words: {} } as never).id;
}

async function says(screen: JSX.Element, window: string): Promise<void> {
  const { container } = render(<LocationProvider>{screen}</LocationProvider>);
  await waitFor(() => expect(container.textContent).toMatch(/nobody (?:is watching|watches)\b[^.]* in real time/i));
  expect(container.textContent).toContain(window);
}

test.each(SCREENS)('promise 10: %s', async (_, screen, window) => says(screen(), window));

test('promises 10 and 11: where anything of any kind is shared, which says what goes, to whom and until when', async () => {
  const shared = kinds.filter((kind) => sharingOf(kind) !== null);
  expect(shared.length).toBeGreaterThan(6);
  for (const kind of shared) {
    await says(<SharePage kind={kind} id={something(kind)} />, WINDOW);
    const goes = screen.getByRole('group', { name: t('sharing.what_goes') });
    // a summary leaves out what is written
    expect(sharingOf(kind)?.summary || goes.querySelector('input'), kind).toBeTruthy();
    expect(screen.getByText(t('sharing.to_one', { name: 'Dr Vogt', practice: 'Harbour' })), kind).toBeTruthy();
    expect(screen.getByText(t('sharing.until_day', { day: dayInWords(untilAfter('90')) })), kind).toBeTruthy();
    cleanup();
  }
});
