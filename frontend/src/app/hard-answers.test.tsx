// @vitest-environment happy-dom
import 'fake-indexeddb/auto';

import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { LocationProvider } from 'preact-iso/router';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { changeReflection } from '../entries/reflections/reflection';
import { beginRepair, changeRepair } from '../entries/repairs/repair';
import { RepairPage } from '../features/practice/repair-page';
import { RestPage } from '../features/reflections/rest-page';
import { t } from '../i18n';
import { entries } from '../store';
import { begin } from '../store/begun';
import { freshApp } from '../store/testing/app';
import { closeVault } from '../vault/open-vault';
import { CALM, HARD } from './testing/placed-answers';
import { type Asks, loadEveryCatalogue, screens } from './testing/screens';

// Every answer of every screen is given, and what the app says to it is weighed: what is hard to answer is met with no
// less than what is good to hear.

/** What is met, and not only asked: nothing may fall out of this list. */
const MET: Readonly<Record<string, readonly string[]>> = {
  'repairs/feelings': ['numb', 'unreal', 'far_away'],
  'repairs/response': ['was_scary'],
  'repairs/felt': ['0'],
  'repairs/outcome': ['more_distance', 'it_ended', 'not_safe_to_repair', 'got_worse'],
  'reflections/feel': ['afraid', 'blended'],
  'reflections/after': ['harder', 'numb'],
  'speak-ups/what': ['beyond'],
  'speak-ups/closing': ['not_really'],
  'kind-moments': ['felt_unsafe'],
  'kind-moments/nobody': ['felt_unsafe'],
  'check-ins': ['afraid', 'numb', 'far_away'],
  'small-steps': ['not_safe'],
  'small-steps/own': ['not_safe'],
  'small-steps/somebody': ['not_safe'],
  'people/ease': ['0', '1'],
};
/** What says that it was not safe: going quietly is one tap away on the same screen. */
const NOT_SAFE: readonly (readonly [screen: string, value: string])[] = [
  ['kind-moments', 'felt_unsafe'],
  ['small-steps/somebody', 'not_safe'],
  ['people/ease', '0'],
  ['repairs/felt', '0'],
  ['repairs/outcome', 'not_safe_to_repair'],
  ['repairs/outcome', 'got_worse'],
];

beforeEach(async () => {
  await freshApp();
  await loadEveryCatalogue();
});

afterEach(async () => {
  cleanup();
  await entries.settled();
  closeVault();
});

/** What the app says of its own accord, and where it leads. */
const shown = (): string =>
  [location.pathname, ...[...document.querySelectorAll('.callout, [role=status]:not(.save-state)')].map((one) => one.textContent).filter(Boolean)].join('\n');

type Given = { readonly group: string; readonly value: string; readonly met: number };

const controls = (): HTMLInputElement[] => [...document.querySelectorAll<HTMLInputElement>('input[type=radio], input[type=checkbox]:not([role=switch])')];
const groupOf = (control: Element | undefined): string => control?.closest('fieldset, [role=group]')?.querySelector('legend')?.textContent ?? '';
const drawn = (): Promise<void> => new Promise((done) => setTimeout(done, 0));

/** Gives every answer of a screen, one after the other. One that leads away could not be met with more. */
async function given(asks: Asks): Promise<Given[]> {
  const all: Given[] = [];
  const open = (): ReturnType<typeof render> => {
    history.replaceState(null, '', '/asked');
    return render(<LocationProvider>{asks()}</LocationProvider>);
  };
  let page = open();
  let before = '';
  for (let at = 0, control = controls()[0]; control; control = controls()[(at += 1)]) {
    const group = groupOf(control);
    if (group !== all.at(-1)?.group) before = shown();
    fireEvent.click(control);
    await drawn();
    const after = shown();
    all.push({ group, value: control.value, met: after.startsWith('/asked') ? after.length - before.length : Infinity });
    if (!after.startsWith('/asked')) {
      page.unmount();
      page = open();
    } else if (control.type === 'checkbox') {
      fireEvent.click(controls()[at] as HTMLInputElement);
      await drawn();
    }
  }
  page.unmount();
  return all;
}

describe('promise 41: a hard answer is met with no less than any other', () => {
  test.each(screens)('on %s', async (name, asks) => {
    const all = await given(asks);
    const met = MET[name] ?? [];
    const unplaced = all.flatMap(({ value }) => (!/^\d+$|^[0-9a-f-]{36}$/.test(value) && !HARD.includes(value) && !CALM.includes(value) ? [value] : []));
    expect(unplaced, 'hard or not: say so in testing/placed-answers.ts').toEqual([]);
    for (const value of met) expect(all.some((one) => one.value === value && one.met > 0), value).toBe(true);
    for (const group of new Set(all.map((one) => one.group))) {
      const here = all.filter((one) => one.group === group);
      const hard = here.filter(({ value, met: said }) => HARD.includes(value) || (met.includes(value) && said > 0));
      const most = Math.max(0, ...here.filter((one) => !hard.includes(one)).map((one) => one.met));
      for (const { value, met: said } of hard) expect(said, `${group} ${value}`).toBeGreaterThanOrEqual(most);
    }
  });

  test('every screen of the list is one that is asked', () => {
    expect(Object.keys(MET).filter((name) => !screens.some(([one]) => one === name))).toEqual([]);
  });
});

describe('promises 8 and 41: what was not safe', () => {
  test.each(NOT_SAFE)('on %s, said by %s, goes quietly with them in one tap', async (name, value) => {
    const asks = screens.find(([one]) => one === name)?.[1] as Asks;
    render(<LocationProvider>{asks()}</LocationProvider>);
    await drawn();
    fireEvent.click([...document.querySelectorAll(`input[value="${value}"]`)].at(-1) as Element);
    const tap = await screen.findByRole('button', { name: t('safety.offer_yes') });
    expect(screen.getByRole('link', { name: t('shell.help_now') })).toBeTruthy();
    fireEvent.click(tap);
    expect([...entries.of('people').value, ...entries.of('repairs').value].map(({ columns }) => columns.route)).toContain('quiet');
  });

  test.each([
    ['kind-moments/nobody', 'felt_unsafe'],
    ['small-steps', 'not_safe'],
    ['small-steps/own', 'not_safe'],
  ])('on %s, with nobody named, leads to people in one tap', async (name, value) => {
    const asks = screens.find(([one]) => one === name)?.[1] as Asks;
    render(<LocationProvider>{asks()}</LocationProvider>);
    expect(screen.queryByRole('link', { name: t('shell.help_now') })).toBeNull();
    fireEvent.click(document.querySelector(`input[value="${value}"]`) as Element);
    expect((await screen.findByRole('link', { name: t('shell.help_now') })).getAttribute('href')).toBe('/help');
  });

  test.each(['afraid', 'numb', 'far_away'])('a day on which somebody is %s leads to the room and to people', async (felt) => {
    const asks = screens.find(([one]) => one === 'check-ins')?.[1] as Asks;
    render(<LocationProvider>{asks()}</LocationProvider>);
    fireEvent.click(document.querySelector(`input[value="${felt}"]`) as Element);
    expect((await screen.findByRole('link', { name: t('journal.day_room') })).getAttribute('href')).toBe('/help#grounding');
    expect(screen.getByRole('link', { name: t('shell.help_now') }).getAttribute('href')).toBe('/help');
  });
});

describe('promise 41: and again whenever it is read', () => {
  test.each(MET['repairs/outcome'] ?? [])('a repair that ended with %s', (outcome) => {
    const { id } = beginRepair(null);
    const calm = render(<LocationProvider><RepairPage id={id} /></LocationProvider>);
    const before = document.querySelectorAll('.callout').length;
    calm.unmount();
    changeRepair(id, { answers: { outcome: outcome as 'got_worse' } });
    render(<LocationProvider><RepairPage id={id} /></LocationProvider>);
    expect(document.querySelectorAll('.callout')).toHaveLength(before + 1);
  });

  test.each([
    ['kind_minute', { after: 'harder' }],
    ['kind_minute', { after: 'numb' }],
    ['parts', { feel: 'afraid' }],
    ['parts', { feel: 'blended' }],
  ] as const)('a %s that stopped with %o says so where it rests', (form, answers) => {
    const lead = (): string => {
      const { container, unmount } = render(<LocationProvider><RestPage id={id} /></LocationProvider>);
      const said = container.querySelector('.page-lead')?.textContent ?? '';
      unmount();
      return said;
    };
    const id = begin('reflections');
    changeReflection(id, form, { words: { others: 'x' } });
    const calm = lead();
    changeReflection(id, form, { answers });
    expect(lead().length).toBeGreaterThan(calm.length);
  });
});
