// @vitest-environment happy-dom
import type { Signal } from '@preact/signals';
import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';

import { loadCatalogues, t } from '../../i18n';
import { BesideTheList } from './beside-the-list';
import { caseload, type OpenCase } from './caseload';
import { Sidebar } from './sidebar';
import { reviewWords, whenWords } from './titles';

vi.mock('./caseload', async () => {
  const { signal } = await import('@preact/signals');
  return { caseload: signal(null), caseloadError: signal(''), loadCaseload: async () => undefined, notAlerts: () => 'not alerts' };
});

const WREN = { care_link: 'wren', alias: { name: 'Wren', pronouns: '' }, next_session_at: null, review: [], shared: {}, unopened: {}, suggested: {} } as unknown as OpenCase;

beforeAll(() => loadCatalogues('clinic', 'shell'));
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const BEFORE = ['/clinic/limits', '/you/account/passkeys'];
const NEXT = { ...WREN, next_session_at: '2026-06-16T13:00:00Z', review: [{ reason: 'consent_changed', on: '2026-06-15' }] };

function show(cases: readonly OpenCase[]): void {
  (caseload as unknown as Signal<unknown>).value = cases;
  render(
    <>
      <Sidebar first here={null} />
      <BesideTheList cases={cases} />
    </>,
  );
}

const ways = (): readonly (string | null)[] => [...document.querySelectorAll('.list-row')].map((row) => row.getAttribute('href'));

test('while there is nobody, and only then, it leads once to a code and to what is good to see to before', () => {
  show([]);
  expect(ways()).toEqual(BEFORE);
  expect(screen.getByRole('link', { name: t('clinic.invite') }).getAttribute('href')).toBe('/clinic/invitations');
  expect(screen.queryByText('not alerts')).toBeNull(); // nobody was told so far
  cleanup();
  show([WREN]);
  expect(ways()).toEqual([]);
  expect(screen.getByText('not alerts')).toBeTruthy();
  expect(screen.getByText(t('clinic.choose'))).toBeTruthy();
});

test.each([
  ['an hour before', '2026-06-15T09:00:00Z', 'wren', false],
  ['in the session', '2026-06-15T10:10:00Z', 'wren', true],
  ['shortly before the next one', '2026-06-15T10:50:00Z', 'heron', false],
  ['in the evening', '2026-06-15T19:00:00Z', 'finch', false],
])('beside the list stands whose session is nearest: %s', (_, at, nearest, begun) => {
  vi.useFakeTimers({ now: new Date(at), toFake: ['Date'] });
  const is = (care_link: string, ...times: readonly string[]): OpenCase => {
    const sessions = [null, ...times].map((time) => time && `2026-06-${time}:00Z`);
    const last = sessions.findLast((time) => time && time <= at) ?? null;
    return { ...WREN, care_link, last_session_at: last, next_session_at: sessions.find((time) => time && time > at) ?? null };
  };
  show([is('heron', '15T11:00', '22T11:00'), is('finch', '16T09:00'), is('wren', '15T10:00', '22T10:00')]);
  const beside = document.querySelector('.clinic-choose');
  expect(beside?.querySelector('a')?.getAttribute('href')).toBe(`/clinic/clients/${nearest}`);
  expect(beside?.querySelector('h2')?.textContent).toBe(t(begun ? 'clinic.session_begun' : 'clinic.next_session'));
});

test('whoever is in their session stands under today, with the time of today', () => {
  vi.useFakeTimers({ now: new Date('2026-06-15T10:10:00Z'), toFake: ['Date'] });
  show([{ ...WREN, last_session_at: '2026-06-15T10:00:00Z', next_session_at: '2026-06-22T10:00:00Z' }]);
  const group = screen.getByRole('heading', { name: t('clinic.today') }).closest('section');
  expect(group?.textContent).toContain(whenWords('2026-06-15T10:00:00Z'));
});

test('beside the list stands who comes next, with what needs a look, and nothing is opened for it', () => {
  show([NEXT, WREN]);
  const beside = document.querySelector('.clinic-choose');
  expect(beside?.textContent).toContain(reviewWords(NEXT));
  expect([...(beside?.querySelectorAll('a') ?? [])].map((link) => link.getAttribute('href'))).toEqual(['/clinic/clients/wren', '/clinic/clients/wren/sheet']);
});
