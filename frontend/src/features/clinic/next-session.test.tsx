// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { ApiError, Offline } from '../../api/errors';
import { call } from '../../api/transport';
import { loadCatalogues, t } from '../../i18n';
import { timeKey } from '../../i18n/calendar';
import { runResets } from '../../vault/forget';
import type { ClientCase, Session } from './api';
import { NextSession } from './next-session';
import { whenWords } from './titles';

vi.mock('../../api/transport', () => ({ call: vi.fn() }));

const HELD = '2026-06-02T10:00:00Z';
const SHOWN: Session = { next_session_at: HELD, every_weeks: 1 };
const NOW: Session = { next_session_at: '2026-06-09T10:00:00Z', every_weeks: 1 };
const STALE = new ApiError(409, 'stale_revision', '');
const PUT = ['PUT', '/api/v1/clinic/clients/link/next-session'];

beforeEach(async () => {
  await Promise.all([loadCatalogues('clinic', 'shell', 'errors'), runResets()]);
  vi.mocked(call).mockReset();
});
afterEach(cleanup);

const changed = vi.fn();
const part = (session: Session): Parameters<typeof render>[0] => <NextSession one={{ care_link: 'link', last_session_at: null, ...session } as ClientCase} changed={changed} />;
const button = (key: 'clinic.session_skip' | 'clinic.session_move' | 'clinic.session_clear' | 'clinic.session_save'): HTMLElement => screen.getByRole('button', { name: t(key), hidden: true });
const typed = (): readonly string[] => [t('clinic.session_day'), t('clinic.session_time')].map((label) => screen.getByLabelText<HTMLInputElement>(label).value);
const type = (time: string): boolean => fireEvent.input(screen.getByLabelText(t('clinic.session_time')), { target: { value: time } });
const details = (): HTMLDetailsElement => document.querySelector('details') as HTMLDetailsElement;
const unfold = (): void => {
  details().open = true;
  fireEvent(details(), new Event('toggle'));
};

test('to leave one out names the one that was meant, so that asking again leaves no other one out', async () => {
  vi.mocked(call).mockRejectedValueOnce(new Offline()).mockResolvedValue(NOW);
  changed.mockClear();
  render(part(SHOWN));
  const skip = button('clinic.session_skip');
  fireEvent.click(skip);
  await vi.waitFor(() => expect(document.body.textContent).toContain('There is no connection'));
  fireEvent.click(skip);
  await vi.waitFor(() => expect(changed).toHaveBeenCalledOnce());
  const said = { body: { next_session_at: null, every_weeks: undefined, leaving_out: HELD, last_took_place: undefined, before: SHOWN } };
  expect(vi.mocked(call).mock.calls).toEqual(Array(2).fill([...PUT, said]));
});

test('where another one is next by now nothing is kept: it is said, and what was typed stays', async () => {
  vi.mocked(call).mockImplementation((method) => (method === 'PUT' ? Promise.reject(STALE) : Promise.resolve(NOW)));
  const { rerender } = render(part(SHOWN));
  unfold();
  const [day] = typed();
  type('23:45');
  fireEvent.click(button('clinic.session_move'));
  const told = (): string | null | undefined => screen.queryByRole('alert')?.textContent;
  await vi.waitFor(() => expect(told()).toContain(whenWords('2026-06-09T10:00:00Z')));
  rerender(part(NOW)); // the page was fetched again
  expect([typed(), details().open, told()?.includes(whenWords('2026-06-09T10:00:00Z'))]).toEqual([[day, '23:45'], true, true]);

  const moved = { ...NOW, next_session_at: new Date(`${day}T23:45`).toISOString() };
  vi.mocked(call).mockReset().mockResolvedValue(moved);
  fireEvent.click(button('clinic.session_move'));
  await vi.waitFor(() => expect(told()).toBeUndefined());
  expect(call).toHaveBeenCalledExactlyOnceWith(...PUT, { body: { next_session_at: moved.next_session_at, every_weeks: undefined, leaving_out: undefined, last_took_place: undefined, before: NOW } });
  rerender(part(moved));
  expect([typed(), details().open]).toEqual([[day, '23:45'], false]);
});

test('what is being typed outlives that another one is next, and a page that was left', () => {
  const { rerender } = render(part(SHOWN));
  unfold();
  const [day] = typed();
  type('23:45');
  rerender(part(NOW));
  expect([typed(), details().open, screen.getByRole('alert').textContent?.includes(t('clinic.next_session'))]).toEqual([[day, '23:45'], true, true]);
  cleanup();
  render(part(NOW));
  expect(details().open).toBe(true);
  cleanup();
  render(part({ next_session_at: null, every_weeks: 0 }));
  expect(typed()).toEqual([day, '23:45']);
  expect([...screen.getByRole('alert').querySelectorAll('dd')].map(({ textContent }) => textContent)).toEqual([t('clinic.no_session'), t('clinic.every_0')]);
});

test('what was not typed follows what is there, and nothing is said of it', () => {
  const { rerender } = render(part(SHOWN));
  rerender(part(NOW));
  expect([typed(), screen.queryByRole('alert')]).toEqual([['2026-06-09', timeKey('2026-06-09T10:00:00Z')], null]);
});

test.each([
  ['cleared', 'clinic.session_clear', { next_session_at: null, every_weeks: 0 }],
  ['set', 'clinic.session_save', SHOWN],
] as const)('one that was %s, and the answer was lost, is so when it is asked for again', async (_, act, there) => {
  vi.mocked(call).mockImplementation((method) => (method === 'PUT' ? Promise.reject(STALE) : Promise.resolve(there)));
  changed.mockClear();
  render(part(SHOWN));
  fireEvent.click(button(act));
  await vi.waitFor(() => expect(changed).toHaveBeenCalledOnce());
  expect(screen.queryByRole('alert')).toBeNull();
});

const again = (): HTMLSelectElement => screen.getByLabelText<HTMLSelectElement>(t('clinic.session_again'));
const sent = (): unknown => (vi.mocked(call).mock.calls.find(([method]) => method === 'PUT')?.[2] as { body: unknown }).body;

test('to clear all leaves none out', async () => {
  vi.mocked(call).mockResolvedValue({ next_session_at: null, every_weeks: 0 });
  render(part(SHOWN));
  fireEvent.click(button('clinic.session_clear'));
  await vi.waitFor(() => expect(call).toHaveBeenCalled());
  expect(sent()).toEqual({ next_session_at: null, every_weeks: 0, leaving_out: undefined, last_took_place: undefined, before: SHOWN });
});

test('how often it comes again follows what is there too', () => {
  const { rerender } = render(part(SHOWN));
  rerender(part({ ...SHOWN, every_weeks: 4 }));
  expect(again().value).toBe('4');
});

test('one that was moved alone, and the answer was lost, is so whatever else was chosen beside it', async () => {
  const [day] = (render(part(SHOWN)), unfold(), typed());
  const there = { ...SHOWN, next_session_at: new Date(`${day}T23:45`).toISOString() };
  vi.mocked(call).mockImplementation((method) => (method === 'PUT' ? Promise.reject(STALE) : Promise.resolve(there)));
  changed.mockClear();
  type('23:45');
  fireEvent.change(again(), { target: { value: '2' } });
  fireEvent.click(button('clinic.session_move'));
  await vi.waitFor(() => expect(changed).toHaveBeenCalledOnce());
  expect(screen.queryByRole('alert')).toBeNull();
});

const at = (text: string): string => new Date(text).toISOString();
const stood = (): HTMLInputElement | null => screen.queryByRole('switch', { hidden: true }) as HTMLInputElement | null;

test.each([
  ['a little later', '10:30', true],
  ['a little before the next one', '19:30', false],
] as const)('where the last one began a few hours before, it is said which one is meant: %s', async (_, clock, inItsPlace) => {
  const session = { next_session_at: at('2026-06-02T20:00'), every_weeks: 1 };
  const begun = { care_link: 'link', ...session, last_session_at: at('2026-06-02T10:00') } as ClientCase;
  vi.mocked(call).mockResolvedValue(session);
  render(<NextSession one={begun} changed={changed} />);
  unfold();
  type(clock);
  expect(stood()?.checked).toBe(inItsPlace);
  fireEvent.click(button('clinic.session_move'));
  await vi.waitFor(() => expect(call).toHaveBeenCalled());
  expect(sent()).toMatchObject({ next_session_at: at(`2026-06-02T${clock}`), last_took_place: !inItsPlace });
  cleanup();
  vi.mocked(call).mockClear();
  render(<NextSession one={begun} changed={changed} />);
  type(clock);
  fireEvent.click(stood() ?? expect.fail('it is not asked'));
  fireEvent.click(button('clinic.session_save'));
  await vi.waitFor(() => expect(call).toHaveBeenCalled());
  expect(sent()).toMatchObject({ every_weeks: 1, last_took_place: inItsPlace });
});

test('nothing is asked of the last one where the next is another day, and nothing said', async () => {
  vi.mocked(call).mockResolvedValue(NOW);
  render(<NextSession one={{ care_link: 'link', next_session_at: null, every_weeks: 0, last_session_at: at('2026-06-02T10:00') } as ClientCase} changed={changed} />);
  fireEvent.input(screen.getByLabelText(t('clinic.session_day')), { target: { value: '2026-06-09' } });
  type('10:00');
  expect(stood()).toBeNull();
  fireEvent.click(button('clinic.session_save'));
  await vi.waitFor(() => expect(call).toHaveBeenCalled());
  expect(sent()).toMatchObject({ every_weeks: 0, last_took_place: undefined });
});
