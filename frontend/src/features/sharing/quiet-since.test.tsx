// @vitest-environment happy-dom
import 'fake-indexeddb/auto';

import { cleanup, render } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';

import type { Grant } from '../../api/sharing';
import { loadAspects } from '../../entries/aspects';
import type { OwnLink } from '../../entries/shared/links';
import { loadCatalogues, t } from '../../i18n';
import { entries } from '../../store';
import { freshApp, person } from '../../store/testing/app';
import { closeVault } from '../../vault/open-vault';
import { LinkCard } from './link-card';

const EIGHT = '2026-06-15T08:00:00Z';
const NINE = '2026-06-15T09:00:00Z';
const TEN = '2026-06-15T10:00:00Z';

const LINK: OwnLink = {
  id: 'l',
  clinician: { id: 'c', display_name: 'Dana', practice: 'Quay', response_window: 'on Mondays', away: null, limits: null },
  public_keys: { x25519: '', ed25519: '' },
  alias_copy: null,
  since: EIGHT,
  ended_at: null,
  ended_by: '',
  paused: false,
  limits: '',
  keys: 'first',
  otherKeys: false,
};

beforeAll(async () => {
  await loadAspects('sharing');
  await loadCatalogues('shell', 'sharing');
});
beforeEach(async () => {
  await freshApp();
});
afterEach(async () => {
  cleanup();
  await closeVault();
});

let shares = 0;

function share(kind: string, entry: string): Grant {
  shares += 1;
  return { id: `g${shares}`, care_link: 'l', kind, entry, level: 'full', from_at: NINE, until: TEN, state: 'live', opened_at: null };
}

const show = (grant: Grant) => render(<LinkCard link={LINK} grants={[grant]} changed={() => undefined} />);

type Route = 'quiet' | 'open';
function somebody(route: Route, route_checked_at: string): string {
  const { columns, ...rest } = person('Ash');
  return entries.put('people', null, { ...rest, columns: { ...columns, route, route_checked_at } }).id;
}

function repair(route: Route, route_checked_at: string | null, about: string | null = null): string {
  const care = { route, route_checked_at, route_asked_at: null, route_due_at: null };
  const columns = { ...care, person: about, depth: 'light', status: 'closed', happened_on: null } as const;
  return entries.put('repairs', null, { columns, answers: {}, words: {} }).id;
}

function moment(about: string): string {
  const columns = { direction: 'received', person: about, may_resurface: false, happened_on: null } as const;
  return entries.put('kind-moments', null, { columns, answers: {}, words: {} }).id;
}

test.each([
  ['a repair', () => share('repairs', repair('quiet', TEN))],
  ['a repair that does not say when', () => share('repairs', repair('quiet', null))],
  ['a repair about somebody', () => share('repairs', repair('open', EIGHT, somebody('quiet', TEN)))],
  ['a kind moment with somebody', () => share('kind-moments', moment(somebody('quiet', TEN)))],
] as const)('promise 11: %s that turned quiet after it was shared asks once, and takes nothing back by itself', async (_, grant) => {
  const one = grant();
  const page = show(one);
  expect(page.getByText(t('sharing.quiet_since'))).toBeTruthy();
  expect(page.getByText(t('sharing.take_back'))).toBeTruthy();
  await userEvent.click(page.getByText(t('sharing.keep_shared')));
  expect(page.queryByText(t('sharing.quiet_since'))).toBeNull();
  cleanup();
  expect(show(one).queryByText(t('sharing.quiet_since'))).toBeNull();
});

test.each([
  ['an open one', () => share('repairs', repair('open', TEN))],
  ['one that was quiet before', () => share('repairs', repair('quiet', EIGHT))],
  ['one about somebody who was', () => share('repairs', repair('open', TEN, somebody('quiet', EIGHT)))],
  ['one that is not here', () => share('repairs', 'unknown')],
] as const)('%s asks nothing', (_, grant) => {
  expect(show(grant()).queryByText(t('sharing.quiet_since'))).toBeNull();
});
