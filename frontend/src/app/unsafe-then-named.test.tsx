// @vitest-environment happy-dom
import 'fake-indexeddb/auto';

import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { LocationProvider } from 'preact-iso/router';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { changeMoment } from '../entries/kind-moments/moment';
import { isDue } from '../entries/people/care';
import { addPerson, type Person } from '../entries/people/person';
import { keepRoute } from '../entries/people/safety/check';
import { beginRepair, changeRepair } from '../entries/repairs/repair';
import { changeStep, choose } from '../entries/small-steps/step';
import { WritePage } from '../features/moments/write-page';
import { WhoPage } from '../features/practice/who-page';
import { WithWhom } from '../features/steps/with-whom';
import { t } from '../i18n';
import { entries } from '../store';
import { begin } from '../store/begun';
import { freshApp } from '../store/testing/app';
import { closeVault } from '../vault/open-vault';
import { loadEveryCatalogue } from './testing/screens';

// Said first, and named afterwards, or said of somebody else: whoever it is about in the end is asked about again, on
// this device at once. The server holds the same, and may be far.

beforeEach(async () => {
  await freshApp();
  await loadEveryCatalogue();
});

afterEach(async () => {
  cleanup();
  await entries.settled();
  closeVault();
});

function safe(alias: string): Person {
  const who = addPerson(alias);
  keepRoute(who, 'open');
  return who;
}

const isAskedAgain = ({ id }: Person): boolean => isDue(entries.find('people', id)?.columns ?? {}, Date.now());
const pick = (label: string, value: string): void => void fireEvent.change(screen.getByLabelText(label), { target: { value } });

describe.each([
  ['nobody', false],
  ['somebody else', true],
])('said of %s', (_, named) => {
  const person = (): string | null => (named ? safe('First').id : null);

  test.each([
    [['felt_unsafe'], true],
    [['felt_unsafe', 'other'], true],
    [['went_numb'], false],
    [[], false],
  ] as const)('a moment with %j, then about A', (made_it_hard, again) => {
    const [id, who] = [begin('kind-moments'), safe('A')];
    changeMoment(id, { columns: { person: person() }, answers: { made_it_hard } });
    render(
      <LocationProvider>
        <WritePage id={id} />
      </LocationProvider>,
    );
    pick(t('moments.person'), who.id);
    expect([entries.find('kind-moments', id)?.columns.person, isAskedAgain(who)]).toEqual([who.id, again]);
  });

  test.each([
    ['not_safe', true],
    ['harder', false],
    ['softer', false],
  ] as const)('a small step that was %s, then with A', (felt, again) => {
    const [{ id }, who] = [choose('kind_word'), safe('A')];
    changeStep(id, { columns: { person: person() }, answers: { felt } });
    const step = (): never => entries.find('small-steps', id) as never;
    render(<WithWhom step={step()} change={(what) => changeStep(id, what)} />);
    pick(t('steps.person'), who.id);
    expect([entries.find('small-steps', id)?.columns.person, isAskedAgain(who)]).toEqual([who.id, again]);
  });

  test.each([
    [{ outcome: 'got_worse' }, true],
    [{ outcome: 'not_safe_to_repair' }, true],
    [{ response: ['listened', 'was_scary'] }, true],
    [{ felt_safe: 0 }, true],
    [{ felt_safe: 1 }, false],
    [{ outcome: 'it_ended' }, false],
    [{ response: ['blamed_me'] }, false],
    [{}, false],
  ] as const)('a repair with %j, then about A', (answers, again) => {
    const [{ id }, who] = [beginRepair(person()), safe('A')];
    changeRepair(id, { answers });
    render(
      <LocationProvider>
        <WhoPage id={id} />
      </LocationProvider>,
    );
    fireEvent.click(screen.getByRole('radio', { name: 'A' }));
    fireEvent.click(screen.getByRole('button', { name: t('practice.keep') }));
    expect([entries.find('repairs', id)?.columns.person, isAskedAgain(who)]).toEqual([who.id, again]);
  });
});
