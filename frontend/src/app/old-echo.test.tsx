// @vitest-environment happy-dom
import 'fake-indexeddb/auto';

import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { LocationProvider } from 'preact-iso/router';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { beginRepair, changeRepair } from '../entries/repairs/repair';
import { changeReflection } from '../entries/reflections/reflection';
import { say } from '../entries/safety-plans/plan';
import { changeLetter } from '../entries/unsent-letters/letter';
import { RestPage as AfterAReflection } from '../features/reflections/rest-page';
import { WritePage } from '../features/letters/write-page';
import { loadCatalogues, t } from '../i18n';
import { entries } from '../store';
import { begin } from '../store/begun';
import { freshApp } from '../store/testing/app';
import { closeVault } from '../vault/open-vault';
import { RestPage } from '../features/practice/rest-page';
import { StepPage } from '../features/practice/step-page';

beforeEach(async () => {
  await freshApp();
  await loadCatalogues('shell', 'practice', 'reflections', 'speakup', 'therapy', 'help', 'sharing', 'safety', 'letters');
});

afterEach(async () => {
  cleanup();
  await entries.settled();
  closeVault();
});

const show = (screen: preact.ComponentChildren, at = '/'): unknown => {
  history.replaceState(null, '', at);
  return render(<LocationProvider>{screen}</LocationProvider>);
};

const repair = (depth: 'standard' | 'deep' = 'standard'): string => beginRepair(null, depth).id;
const letter = (): string | null | undefined => screen.queryByRole('link', { name: t('practice.echo_letter') })?.getAttribute('href');

test.each([
  ['old_echo', true],
  ['both', true],
  ['mostly_now', false],
  ['not_sure', false],
] as const)('an old hurt is met with what it may want, and today’s is not: %s', (value, met) => {
  show(<StepPage id={repair()} screen="echo" />);
  expect(letter()).toBeUndefined();
  fireEvent.click(document.querySelector(`input[value=${value}]`) as HTMLInputElement);
  expect(letter()).toBe(met ? '/practice/letters/new?to=me_then' : undefined);
  expect(screen.queryByText(t('practice.echo_wants')) !== null).toBe(met);
});

test('the letter that follows is to oneself as one was then', () => {
  const id = begin('unsent-letters');
  show(<WritePage id={id} />, '/write?to=me_then');
  expect(screen.getByRole('radio', { name: t('letters.to_me_then') })).toHaveProperty('checked', true);
  changeLetter(id, { words: { body: 'You were small.' } });
  cleanup();
  show(<WritePage id={begin('unsent-letters')} />, '/write?to=somebody-else');
  expect(screen.getByRole('radio', { name: t('letters.to_me_then') })).toHaveProperty('checked', false);
});

test('what the protector said is asked in the standard depth, and one’s own part in the deep one alone', () => {
  show(<StepPage id={repair()} screen="echo" />);
  expect(screen.getByLabelText(t('sharing.text_protector_said'))).toBeTruthy();
  expect(screen.queryByLabelText(t('sharing.text_my_part'))).toBeNull();
});

test('what steadies this person stands where they steady themselves, and where they stop', () => {
  show(<StepPage id={repair()} screen="steady" />);
  expect(screen.queryByText(t('help.plan_part_steadies'))).toBeNull();
  cleanup();
  say('steadies', 'The radio, low.');
  const reflection = begin('reflections');
  changeReflection(reflection, 'kind_minute', { answers: { after: 'harder' } });
  const written = repair();
  changeRepair(written, { words: { happened: 'A word.' } });
  for (const where of [<StepPage id={written} screen="steady" />, <RestPage id={written} />, <AfterAReflection id={reflection} />]) {
    show(where);
    expect(screen.getByText('The radio, low.')).toBeTruthy();
    cleanup();
  }
});
