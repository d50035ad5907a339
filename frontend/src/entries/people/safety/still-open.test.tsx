// @vitest-environment happy-dom
import 'fake-indexeddb/auto';

import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { LocationProvider } from 'preact-iso/router';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { Offline } from '../../../api/errors';
import { endScope, getScopes } from '../../../api/scopes';
import { getGrants, revokeGrant } from '../../../api/sharing';
import { loadCatalogues, t } from '../../../i18n';
import { entries } from '../../../store';
import { freshApp } from '../../../store/testing/app';
import { closeVault } from '../../../vault/open-vault';
import { beginRepair, changeRepair } from '../../repairs/repair';
import { addPerson, type Person } from '../person';
import { keepRoute } from './check';
import { NotAMisunderstanding } from './not-a-misunderstanding';
import { RouteChoice } from './route-choice';
import './still-open'; // at hand: fetched by need, it may take a busy machine longer than a test waits

vi.mock('../../../api/scopes');
vi.mock('../../../api/sharing');

const GRANTS = ['live', 'paused', 'revoked', 'over'].map((state) => ({ id: state, state }));

beforeEach(async () => {
  vi.clearAllMocks();
  vi.mocked(getGrants).mockResolvedValue(GRANTS as never);
  vi.mocked(getScopes).mockResolvedValue([{ id: 's', until: '2099-01-01T00:00:00Z' }] as never);
  await freshApp();
  await loadCatalogues('safety', 'shell');
});

afterEach(async () => {
  cleanup();
  await entries.settled();
  await closeVault();
});

const show = (who: Person) =>
  render(
    <LocationProvider>
      <RouteChoice subject={who} therapist={true} back={{ href: '/', label: '' }} onDone={() => undefined} />
    </LocationProvider>,
  );
const press = (name: string): void => void fireEvent.click(screen.getByRole('button', { name }));

test('promise 12: whoever goes quietly with their therapist can close all that is open in one tap', async () => {
  const who = addPerson('Dr Vogt', 'my_therapist');
  show(who);
  await new Promise((done) => setTimeout(done, 30));
  expect(getGrants).not.toHaveBeenCalled(); // nothing is asked before
  fireEvent.click(screen.getByLabelText(new RegExp(`^${t('safety.route_quiet')}`)));
  const close = await screen.findByRole('button', { name: t('safety.open_close') });
  expect(close.className).toBe(screen.getByRole('button', { name: t('safety.open_leave') }).className);
  expect(revokeGrant).not.toHaveBeenCalled(); // nothing is closed for them
  fireEvent.click(close);
  await screen.findByText(t('safety.open_closed'));
  expect(vi.mocked(endScope).mock.calls).toEqual([['s']]);
  expect(vi.mocked(revokeGrant).mock.calls).toEqual([['live'], ['paused']]); // an id, and no reason
});

test('promise 12: all of it is asked for in the turn of the tap, and what has come since is closed too', async () => {
  const who = addPerson('Dr Vogt', 'my_therapist');
  keepRoute(who, 'quiet');
  show(who);
  const close = await screen.findByRole('button', { name: t('safety.open_close') });
  vi.mocked(endScope).mockReturnValueOnce(Promise.withResolvers<unknown>().promise);
  fireEvent.click(close);
  await Promise.resolve(); // the page may go after it
  expect([vi.mocked(endScope).mock.calls, vi.mocked(revokeGrant).mock.calls]).toEqual([[['s']], [['live'], ['paused']]]);
  cleanup();
  show(who);
  const again = await screen.findByRole('button', { name: t('safety.open_close') });
  vi.mocked(getGrants).mockResolvedValue([...GRANTS, { id: 'since', state: 'live' }] as never);
  fireEvent.click(again);
  await screen.findByText(t('safety.open_closed'));
  expect(vi.mocked(revokeGrant).mock.calls.slice(2)).toEqual([['live'], ['paused'], ['since']]);
});

test('it is offered too where nobody is named and what a therapist did is told', async () => {
  const { id } = beginRepair(null, 'light', 'my_therapist');
  changeRepair(id, { columns: { route: 'quiet' } });
  const repair = entries.find('repairs', id) as NonNullable<ReturnType<typeof entries.find<'repairs'>>>;
  render(
    <LocationProvider>
      <NotAMisunderstanding subject={repair} back={{ href: '/', label: '' }} onGoOn={() => undefined} />
    </LocationProvider>,
  );
  await screen.findByRole('button', { name: t('safety.open_close') });
  expect(screen.queryByText(new RegExp(t('safety.open_held')))).toBeNull(); // only this one goes quietly
});

test('promise 20: left open it stays open, and is not asked about again', async () => {
  const who = addPerson('Dr Vogt', 'my_therapist');
  keepRoute(who, 'quiet');
  show(who);
  await screen.findByRole('button', { name: t('safety.open_leave') });
  press(t('safety.open_leave'));
  expect(screen.getByText(t('safety.open_left'))).toBeTruthy();
  cleanup();
  show(who);
  await screen.findByText(t('safety.open_left'));
  expect([vi.mocked(endScope).mock.calls, vi.mocked(revokeGrant).mock.calls]).toEqual([[], []]);
});

test('what could not be closed is not called closed', async () => {
  const who = addPerson('Dr Vogt', 'my_therapist');
  keepRoute(who, 'quiet');
  vi.mocked(revokeGrant).mockRejectedValueOnce(new Offline());
  show(who);
  await screen.findByRole('button', { name: t('safety.open_close') });
  press(t('safety.open_close'));
  await waitFor(() => expect(screen.getByRole('alert')).toBeTruthy());
  expect(screen.queryByText(t('safety.open_closed'))).toBeNull();
});

test.each([
  ['nothing is open', 'my_therapist', 'quiet'],
  ['it is somebody else', 'friend', 'quiet'],
  ['it is not quiet', 'my_therapist', 'careful'],
] as const)('nothing is asked where %s', async (_, relation, route) => {
  const who = addPerson('A', relation);
  keepRoute(who, route);
  if (_ === 'nothing is open') {
    vi.mocked(getGrants).mockResolvedValue([]);
    vi.mocked(getScopes).mockResolvedValue([]);
  }
  show(who);
  await new Promise((done) => setTimeout(done, 50));
  expect(screen.queryByRole('button', { name: t('safety.open_close') })).toBeNull();
});

test('promise 12: what went by itself is taken back by the end of that, and not beside it', async () => {
  vi.mocked(getGrants).mockResolvedValue([{ id: 'by-itself', state: 'live', scope: 's' }, { id: 'by-hand', state: 'live', scope: null }] as never);
  show(addPerson('Dr Vogt', 'my_therapist'));
  fireEvent.click(screen.getByLabelText(new RegExp(`^${t('safety.route_quiet')}`)));
  fireEvent.click(await screen.findByRole('button', { name: t('safety.open_close') }));
  await screen.findByText(t('safety.open_closed'));
  expect(vi.mocked(endScope).mock.calls).toEqual([['s']]);
  expect(vi.mocked(revokeGrant).mock.calls).toEqual([['by-hand']]);
});
