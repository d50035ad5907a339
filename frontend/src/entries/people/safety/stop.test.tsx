// @vitest-environment happy-dom
import 'fake-indexeddb/auto';

import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import type { JSX } from 'preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { loadCatalogues, t } from '../../../i18n';
import { entries } from '../../../store';
import { freshApp } from '../../../store/testing/app';
import { closeVault } from '../../../vault/open-vault';
import { beginRepair } from '../../repairs/repair';
import { QUESTIONS, type Subject, WITH_THERAPIST } from './check';
import { GatePage } from './gate-page';
import { GoCarefully } from './go-carefully';
import type { Leave } from './leave';
import { NotAMisunderstanding } from './not-a-misunderstanding';
import { Questions } from './questions';
import { RouteChoice } from './route-choice';
import { SafetyFirst } from './safety-first';

const stop = vi.fn();
const outside: Leave = { href: '/people', label: 'Back' };
const within: Leave = { href: '/practice', label: 'Back', stop: { label: 'Stop here', run: stop } };
const on = vi.fn();

beforeEach(async () => {
  await freshApp();
  await loadCatalogues('safety', 'shell');
});

afterEach(async () => {
  cleanup();
  stop.mockClear();
  await entries.settled();
  closeVault();
});

type Drawn = (subject: Subject, back: Leave) => JSX.Element;

const gate = (gate: 'check' | 'confirm' | 'quiet' | 'gone'): Drawn => (subject, back) => (
  <GatePage gate={gate} subject={subject} therapist={false} beyond="/" back={back} onChecked={on} onConfirm={on} past="/" />
);
const PAGES: readonly (readonly [string, Drawn])[] = [
  ['the questions', gate('check')],
  ['one line before words', gate('confirm')],
  ['closed', gate('quiet')],
  ['somebody who is not here any more', gate('gone')],
  ['why it goes carefully', (_, back) => <GoCarefully show="go-carefully" back={back} onDone={on} />],
  ['more than a misunderstanding', (subject, back) => <NotAMisunderstanding subject={subject} back={back} onGoOn={on} />],
  ['safety first', (subject, back) => <SafetyFirst subject={subject} back={back} onGoOn={on} />],
  ['how carefully to go', (subject, back) => <RouteChoice subject={subject} therapist={false} back={back} onDone={on} />],
];

const stops = (): HTMLElement | null => screen.queryByRole('button', { name: 'Stop here' });

test.each(PAGES)('promise 25: within a repair it can be stopped at: %s', (_, drawn) => {
  render(drawn(beginRepair(null), within));
  fireEvent.click(stops() as HTMLElement);
  expect(stop).toHaveBeenCalledOnce();
});

test.each(PAGES)('on somebody’s page there is nothing to stop: %s', (_, drawn) => {
  render(drawn(beginRepair(null), outside));
  expect(stops()).toBeNull();
});

test.each([false, true])('promise 25: so can each of the questions about harm, with a therapist: %s', (therapist) => {
  render(<Questions subject={beginRepair(null)} therapist={therapist} back={within} onDone={on} />);
  fireEvent.click(screen.getByRole('button', { name: t('safety.look') }));
  for (const { id } of therapist ? WITH_THERAPIST : QUESTIONS) {
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(t.of('safety.*', id));
    expect(stops()).not.toBeNull();
    fireEvent.click(screen.getByRole('button', { name: t('safety.skip') }));
  }
});
