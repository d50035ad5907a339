// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { Offline } from '../../api/errors';
import { endCareLink, type Grant, revokeGrant } from '../../api/sharing';
import { loadAspects } from '../../entries/aspects';
import type { OwnLink } from '../../entries/shared/links';
import { setPrivate } from '../../entries/shared/private-marks';
import { loadCatalogues, t } from '../../i18n';
import { dayInWords } from '../../i18n/dates';
import { LinkCard } from './link-card';

vi.mock('../../api/sharing');
vi.mock('../../entries/shared/private-marks');

const clinician = { id: 'c', display_name: 'Dr Vogt', practice: 'Harbour', response_window: 'two working days' };
const LINK = { id: 'l', clinician, public_keys: { x25519: '', ed25519: '' }, alias_copy: '', since: '2026-01-05T09:00:00Z', ended_at: null, ended_by: '', paused: false, otherKeys: false, limits: '' } as unknown as OwnLink;

beforeEach(async () => {
  vi.mocked(endCareLink).mockReset();
  await loadCatalogues('sharing', 'shell');
});
afterEach(cleanup);

function opened(link: OwnLink): { sheet: HTMLElement; changed: () => void } {
  const changed = vi.fn();
  render(<LinkCard link={link} grants={[]} changed={changed} />);
  fireEvent.click(screen.getByRole('button', { name: t('sharing.end_link') }));
  return { sheet: screen.getByRole('dialog', { name: t('sharing.end_title', { name: clinician.display_name }) }), changed };
}

describe.each([
  ['as it stands', LINK],
  ['paused, for consent was not given again', { ...LINK, paused: true }],
  ['to whose new keys nothing is sealed yet', { ...LINK, otherKeys: true }],
])('promise 39: a link %s is ended by its client alone', (_, link) => {
  test('in two taps, asked for no reason and no passphrase', async () => {
    const { sheet, changed } = opened(link);
    expect(sheet.querySelectorAll('input, textarea, select')).toHaveLength(0);
    expect(within(sheet).getByText(t('sharing.end_text'))).toBeTruthy();
    fireEvent.click(within(sheet).getByRole('button', { name: t('sharing.end_yes') }));
    await vi.waitFor(() => expect(changed).toHaveBeenCalledOnce());
    expect(vi.mocked(endCareLink).mock.calls).toEqual([['l']]);
  });

  test('and says what stays: what was written, and what may have been read', () => {
    const { sheet } = opened(link);
    expect(sheet.textContent).toMatch(/You keep all that you wrote\. Nobody asks you why/);
    expect(within(sheet).getByText(t('sharing.end_read'))).toBeTruthy();
  });
});

test.each(['live', 'paused'] as const)('promise 12: what is %s is listed, and can be taken back', async (state) => {
  await loadAspects('sharing');
  const grant = { id: 'g', care_link: 'l', kind: 'repairs', entry: 'e', level: 'full', from_at: '2026-01-06T09:00:00Z', until: '2026-04-06T00:00:00Z', state, opened_at: null } as unknown as Grant;
  render(<LinkCard link={LINK} grants={[grant]} changed={vi.fn()} />);
  expect(screen.getAllByRole('button', { name: new RegExp(t('sharing.take_back')) })).toHaveLength(1);
});

test('many shares leave what stands below them within reach, and each can be taken back', async () => {
  await loadAspects('sharing');
  const shared = (count: number): Element => {
    cleanup();
    const grants = Array.from({ length: count }, (_, number) => ({ id: `g${number}`, care_link: 'l', kind: 'repairs', entry: `e${number}`, level: 'full', from_at: '2026-01-06T09:00:00Z', until: '2026-04-06T00:00:00Z', state: 'live', opened_at: null }) as unknown as Grant);
    return render(<LinkCard link={LINK} grants={grants} changed={vi.fn()} />).container;
  };
  expect(shared(8).querySelector('details.earlier')).toBeNull();
  const many = shared(20);
  expect(many.querySelectorAll('.share-row').length).toBe(20);
  expect(many.querySelectorAll('details.earlier .share-row').length).toBe(14);
  const buttons = screen.getAllByRole('button', { name: new RegExp(t('sharing.take_back')), hidden: true });
  expect(buttons.map((button) => document.getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent).filter(Boolean)).toHaveLength(20);
});

test.each([
  ['by itself', 's', true],
  ['by hand', null, false],
])('promise 11: what went %s and is taken back is kept private as far as it would go again', async (_, scope, kept) => {
  await loadAspects('sharing');
  vi.mocked(revokeGrant).mockReset();
  vi.mocked(setPrivate).mockReset();
  const entry = `taken-${scope}`;
  const grant = { id: 'g', care_link: 'l', scope, kind: 'repairs', entry, level: 'full', from_at: '2026-01-06T09:00:00Z', until: '2026-04-06T00:00:00Z', state: 'live', opened_at: null } as unknown as Grant;
  const changed = vi.fn();
  render(<LinkCard link={LINK} grants={[grant]} changed={changed} />);
  fireEvent.click(screen.getByRole('button', { name: new RegExp(t('sharing.take_back')) }));
  fireEvent.click(screen.getByRole('button', { name: t('sharing.take_back_yes') }));
  await vi.waitFor(() => expect(changed).toHaveBeenCalledOnce());
  expect(vi.mocked(revokeGrant).mock.calls).toEqual([['g']]);
  expect(vi.mocked(setPrivate).mock.calls).toEqual(kept ? [[entry, true]] : []);
});

test('promise 12: one thing that was shared twice is taken back with one word, and nothing else is', async () => {
  await loadAspects('sharing');
  vi.mocked(revokeGrant).mockReset();
  vi.mocked(setPrivate).mockReset();
  const grant = (id: string, entry: string, over: Partial<Grant> = {}): Grant =>
    ({ id, care_link: 'l', scope: null, kind: 'repairs', entry, level: 'summary', from_at: '2026-01-06T09:00:00Z', until: '2026-04-06T00:00:00Z', state: 'live', opened_at: null, ...over }) as unknown as Grant;
  const changed = vi.fn();
  render(<LinkCard link={LINK} grants={[grant('a', 'e'), grant('b', 'e', { scope: 's', state: 'paused', opened_at: '2026-01-07T09:00:00Z' }), grant('c', 'other')]} changed={changed} />);
  fireEvent.click(screen.getAllByRole('button', { name: new RegExp(t('sharing.take_back')) })[0] ?? expect.fail());
  expect(screen.getByRole('dialog').textContent).toContain(t('sharing.take_back_read', { day: dayInWords('2026-01-07T09:00:00Z') }));
  fireEvent.click(screen.getByRole('button', { name: t('sharing.take_back_yes') }));
  await vi.waitFor(() => expect(changed).toHaveBeenCalledOnce());
  expect(vi.mocked(revokeGrant).mock.calls).toEqual([['a'], ['b']]);
  expect(vi.mocked(setPrivate).mock.calls).toEqual([['e', true]]);
});

describe('what went by itself', () => {
  async function takenBack(revoked: () => Promise<Grant>): Promise<void> {
    await loadAspects('sharing');
    vi.mocked(revokeGrant).mockReset().mockImplementation(revoked);
    vi.mocked(setPrivate).mockReset();
    const grant = { id: 'g', care_link: 'l', scope: 's', kind: 'repairs', entry: 'e', level: 'full', from_at: '2026-01-06T09:00:00Z', until: '2026-04-06T00:00:00Z', state: 'live', opened_at: null } as unknown as Grant;
    render(<LinkCard link={LINK} grants={[grant]} changed={vi.fn()} />);
    fireEvent.click(screen.getByRole('button', { name: new RegExp(t('sharing.take_back')) }));
    await vi.dynamicImportSettled();
    fireEvent.click(screen.getByRole('button', { name: t('sharing.take_back_yes') }));
  }

  test('promise 12: is marked before the server is asked: a page that goes with the press takes nothing of it along', async () => {
    await takenBack(() => Promise.withResolvers<Grant>().promise);
    await vi.waitFor(() => expect(revokeGrant).toHaveBeenCalledOnce());
    expect(vi.mocked(setPrivate).mock.calls).toEqual([['e', true]]);
    expect(vi.mocked(setPrivate).mock.invocationCallOrder[0]).toBeLessThan(vi.mocked(revokeGrant).mock.invocationCallOrder[0] ?? 0);
  });

  test('stays marked where no answer came: it is taken back at the next connection', async () => {
    await takenBack(() => Promise.reject(new Offline()));
    expect(await screen.findByRole('alert')).toBeTruthy();
    expect(vi.mocked(setPrivate).mock.calls).toEqual([['e', true]]);
  });
});
