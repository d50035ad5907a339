// @vitest-environment happy-dom
import 'fake-indexeddb/auto';

import { cleanup, render } from '@testing-library/preact';
import { LocationProvider } from 'preact-iso/router';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { loadAspects } from '../../entries/aspects';
import { loadCatalogues, t } from '../../i18n';
import { entries } from '../../store';
import { freshApp, person } from '../../store/testing/app';
import { closeVault } from '../../vault/open-vault';
import { CalendarPage } from './calendar-page';
import { DayPage } from './day-page';

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-06-15T12:00:00Z') });
  await freshApp();
  await Promise.all([loadAspects('listing'), loadCatalogues('journal', 'shell')]);
});

afterEach(async () => {
  cleanup();
  await entries.settled();
  vi.useRealTimers();
  await closeVault();
});

const shown = (page: preact.JSX.Element): HTMLElement => render(<LocationProvider>{page}</LocationProvider>).container as HTMLElement;
const days = (page: HTMLElement): (string | null)[] => [...page.querySelectorAll('td a')].map((one) => one.getAttribute('href'));

function moment(what: string, happened_on: string, who: string | null = null): void {
  entries.put('kind-moments', null, { columns: { direction: 'received', person: who, may_resurface: false, happened_on }, answers: {}, words: { what } });
}

test('a day with something is a way there, called by its name; of any other nothing is said', () => {
  moment('Tea.', '2026-06-03');
  entries.put('check-ins', null, { columns: {}, answers: {}, words: { day: '2026-06-09', felt: '["glad"]' } });
  const page = shown(<CalendarPage />);
  expect(days(page)).toEqual(['/journal/calendar/2026-06/03', '/journal/calendar/2026-06/09']);
  expect(page.querySelector('td a')?.getAttribute('aria-label')).toBe('Wednesday, June 3');
  const empty = [...page.querySelectorAll('td')].filter((cell) => !cell.querySelector('a'));
  for (const cell of empty) {
    expect(cell.textContent).toMatch(/^\d{0,2}$/);
    expect([...cell.querySelectorAll('*')].map((one) => one.className)).toEqual(cell.textContent ? ['calendar-day'] : []);
  }
  expect(page.querySelector('[aria-current=date]')?.textContent).toBe('15');
  expect(page.textContent).toContain('glad');
  expect(page.textContent).not.toContain('Tea.');
});

test('promise 8: the days of somebody hidden are days like all days', () => {
  const { id } = entries.put('people', null, person('Quillon', true));
  moment('Tea.', '2026-06-03', id);
  const page = shown(<CalendarPage />);
  expect(days(page)).toEqual([]);
  expect(page.textContent).toContain(t('journal.hidden_elsewhere'));
  cleanup();
  expect(shown(<DayPage month="2026-06" day="03" />).textContent).not.toContain('Tea.');
});

test('a day has what the journal has of it', () => {
  moment('Tea.', '2026-06-03');
  moment('Soup.', '2026-06-04');
  const page = shown(<DayPage month="2026-06" day="03" />);
  expect([page.textContent.includes('Tea.'), page.textContent.includes('Soup.')]).toEqual([true, false]);
  expect([...page.querySelectorAll('nav a')].map((way) => way.getAttribute('href'))).toEqual(['/journal/calendar/2026-06/04']);
});

test('from a month long ago one comes back to now, past months without anything', () => {
  moment('Tea.', '2024-03-05');
  const ways = (page: HTMLElement): (string | null)[] => [...page.querySelectorAll('nav a')].map((way) => way.textContent);
  expect(ways(shown(<CalendarPage month="2024-03" />))).toEqual(['June 2026']);
  cleanup();
  expect(ways(shown(<CalendarPage />))).toEqual(['March 2024']);
});

test.each(['2026-13', 'x', undefined])('an address of no month (%s) shows this one', (month) => {
  const page = shown(<CalendarPage {...(month !== undefined && { month })} />);
  expect(page.querySelector('h1')?.textContent).toBe('June 2026');
});
