import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { ours } from '../../api/testing/ours';
import { call } from '../../api/transport';
import { newSeeds, sealSeeds, identityFrom } from '../../vault/identity';
import { openVault } from '../../vault/open-vault';
import { deriveUserKeys } from '../../vault/user-key';
import { runResets } from '../../vault/forget';
import { loadCatalogues, t } from '../../i18n';
import { caseload, caseloadError, followCaseload, followEnd, loadCaseload, notAlerts, responseWindow } from './caseload';
import { openAliasOf } from './opening';

vi.mock('./opening', () => ({ openAliasOf: vi.fn(async ({ care_link }) => (care_link === 'unchecked' ? null : { name: `Name of ${care_link}`, pronouns: '' })) }));

const CLINICIAN = '018f2b6e-0000-7000-8000-000000000002';

let links: string[] = [];
let roster: unknown = null;
let asked: string[] = [];

beforeEach(async () => {
  const userKey = new Uint8Array(32).fill(2);
  const { identity } = await deriveUserKeys(userKey.slice());
  const seeds = newSeeds();
  const { publicKeys } = await identityFrom(seeds.slice());
  await openVault(CLINICIAN, userKey, { wrapped_private_keys: await sealSeeds(seeds, identity), public_keys: publicKeys });
  [links, roster, asked] = [['a', 'b'], null, []];
  vi.mocked(openAliasOf).mockClear();
  vi.stubGlobal('fetch', async (request: Request) => {
    const { pathname, searchParams } = new URL(request.url);
    asked.push(`${request.method} ${pathname.split('/').at(-1)}`);
    if (pathname.endsWith('introductions')) return answer({ results: (searchParams.get('care_links') ?? '').split(',').map((care_link) => ({ care_link })) });
    if (pathname.endsWith('roster')) return answer((roster = await request.json()));
    return answer({ results: links.map((care_link) => ({ care_link, review: [] })), roster, mark: links.join(), response_window: 'two days' });
  });
});

afterEach(() => vi.unstubAllGlobals());

function answer(body: unknown): Response {
  return ours(new Response(JSON.stringify(body)));
}

const names = (): (string | undefined)[] | undefined => caseload.value?.map(({ alias }) => alias?.name);

test('promise 10: that nobody watches is said before it is known when the clinician looks, and with it from then on', async () => {
  await Promise.all([loadCatalogues('clinic'), runResets()]);
  expect(notAlerts()).toBe(t('clinic.not_alerts_ever'));
  await loadCaseload();
  expect(notAlerts()).toContain('(two days)');
});

test('names are opened once, and come out of the one sealed box from then on', async () => {
  await loadCaseload();
  expect([names(), responseWindow.value, caseloadError.value]).toEqual([['Name of a', 'Name of b'], 'two days', '']);
  expect(asked).toEqual(['GET caseload', 'GET introductions', 'PUT roster']);
  expect(JSON.stringify(roster)).not.toContain('Name of');
  asked = [];
  await loadCaseload();
  expect([names(), asked]).toEqual([['Name of a', 'Name of b'], ['GET caseload']]);
  links = ['a', 'c'];
  await loadCaseload();
  expect([names(), asked]).toEqual([['Name of a', 'Name of c'], ['GET caseload', 'GET caseload', 'GET introductions', 'PUT roster']]);
  expect((roster as { revision: number }).revision).toBe(2);
});

test('promise 39: a client whose link ended leaves the list, which is asked for once', async () => {
  await loadCaseload();
  [links, asked] = [['b'], []];
  await followEnd('a');
  await followEnd('a');
  expect([names(), asked[0], asked.filter((one) => one === 'GET caseload').length]).toEqual([['Name of b'], 'GET caseload', 1]);
});

test('a box that is no longer this one is not believed, and the names are found anew', async () => {
  await loadCaseload();
  roster = { ...(roster as object), revision: 7 }; // an older box under another label
  asked = [];
  await loadCaseload();
  expect(names()).toEqual(['Name of a', 'Name of b']);
  expect(asked).toContain('GET introductions');
});

test('somebody whose keys do not hold has no name here, and none is kept', async () => {
  links = ['a', 'unchecked'];
  await loadCaseload();
  expect(names()).toEqual(['Name of a', undefined]);
  await loadCaseload();
  expect(vi.mocked(openAliasOf).mock.calls.map(([{ care_link }]) => care_link)).toEqual(['a', 'unchecked', 'unchecked']);
});

test('many are asked for a few at a time', async () => {
  links = Array.from({ length: 90 }, (_, number) => `link-${number}`);
  await loadCaseload();
  expect(asked.filter((one) => one === 'GET introductions')).toHaveLength(3);
  expect(names()?.at(-1)).toBe('Name of link-89');
});

test('is fetched again only where the server has another one', async () => {
  await loadCaseload();
  asked = [];
  await followCaseload('a,b');
  expect(asked).toEqual([]);
  links = ['a'];
  await followCaseload('a');
  expect(names()).toEqual(['Name of a']);
});

test('a caseload that was read before a session was set, or a link ended, is read again', async () => {
  await loadCaseload();
  const waiting: (() => void)[] = [];
  const plain = fetch;
  vi.stubGlobal('fetch', async (request: Request) => {
    if (request.url.endsWith('caseload')) await new Promise<void>((resolve) => waiting.push(resolve));
    return plain(request);
  });
  const reading = loadCaseload();
  await vi.waitFor(() => expect(waiting).toHaveLength(1));
  links = ['b'];
  await call('PUT', '/api/v1/clinic/clients/1/next-session', { body: {} });
  waiting[0]?.();
  await vi.waitFor(() => expect(waiting).toHaveLength(2));
  expect(names()).toHaveLength(2);
  waiting[1]?.();
  await reading;
  expect(names()).toEqual(['Name of b']);
});
