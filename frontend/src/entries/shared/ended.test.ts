// What went by itself and ended: it was taken back, or went with its entry, which is here again.
import 'fake-indexeddb/auto';

import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { Offline } from '../../api/errors';
import { getPrivateMarks, getScopes, putPrivateMarks, type SealedMarks } from '../../api/scopes';
import { type CareLink, createGrant, getCareLinks, getGrants, type Grant, type NewGrant, revokeGrant } from '../../api/sharing';
import { today } from '../../i18n/calendar';
import { entries } from '../../store';
import { writing } from '../../store/drafts';
import { freshApp, reopenApp, sync } from '../../store/testing/app';
import { sealAlias } from '../../vault/care-link';
import { identityFrom, newSeeds } from '../../vault/identity';
import { closeVault, requireVault } from '../../vault/open-vault';
import { scopeStatement, signStatement } from '../../vault/statements';
import { shareByItself } from './by-itself';
import { isPrivate, setPrivate } from './private-marks';

vi.mock('../../api/scopes');
vi.mock('../../api/sharing');

const CLINICIAN = '018f2b6e-0000-4000-8000-000000000002';
const LINK = '018f2b6e-0000-4000-8000-0000000000b1';

beforeEach(async () => {
  vi.clearAllMocks();
  await freshApp();
  await runs();
});
afterEach(() => closeVault());

/** The server says that it goes by itself, as these keys signed it. */
async function runs(): Promise<void> {
  const { owner, identity } = requireVault();
  const { publicKeys } = await identityFrom(newSeeds());
  const alias_copy = await sealAlias({ name: 'Wren', pronouns: '' }, { careLink: LINK, client: owner, clinician: CLINICIAN }, publicKeys);
  vi.mocked(getCareLinks).mockResolvedValue([{ id: LINK, clinician: { id: CLINICIAN }, public_keys: publicKeys, alias_copy, ended_at: null, paused: false } as unknown as CareLink]);
  let marks: SealedMarks = { words: null, revision: 0 };
  vi.mocked(getPrivateMarks).mockImplementation(async () => marks);
  vi.mocked(putPrivateMarks).mockImplementation(async (body) => (marks = body));
  const terms = { id: 's', care_link: LINK, kind: 'kind-moments', level: 'full', start: today(), until: '2099-01-01T00:00:00Z' } as const;
  const statement = scopeStatement({ ...terms, scope: terms.id, client: owner, clinician: CLINICIAN });
  vi.mocked(getScopes).mockResolvedValue([{ ...terms, signature: await signStatement(statement, identity) }]);
}

const went = (): readonly NewGrant[] => vi.mocked(createGrant).mock.calls.map(([body]) => body);

async function written(): Promise<string> {
  const { id } = entries.put('kind-moments', null, { columns: { direction: 'received', person: null, may_resurface: false, happened_on: null }, answers: {}, words: { what: 'Tea.' } });
  await sync();
  return id;
}

const ended = (entry: string, over: Partial<Grant> = {}): Grant => ({ id: 'g', scope: 's', entry, state: 'revoked', ...over }) as Grant;

it.each([
  ['is back', 'live', false],
  ['was taken back', 'revoked', true],
] as const)('promise 11: what ended stays until the person lets it go, and then the server knows whether it %s', async (_what, state, stays) => {
  const id = await written();
  vi.mocked(getGrants).mockResolvedValue([ended(id)]);
  await shareByItself();
  expect([went(), isPrivate(id)]).toEqual([[], true]);
  vi.mocked(createGrant).mockResolvedValue(ended(id, { state }));
  await setPrivate(id, false);
  await shareByItself(id);
  expect(went()).toMatchObject([{ id: 'g', again: true }]);
  expect(isPrivate(id)).toBe(stays);
  await shareByItself();
  expect(went()).toHaveLength(1); // it is not asked again and again
});

it('promise 11: what was taken back from one therapist is not taken back from another by it', async () => {
  const id = await written();
  vi.mocked(getGrants).mockResolvedValue([ended(id), ended(id, { id: 'h', scope: 't', state: 'live' })]);
  await shareByItself();
  await shareByItself();
  expect([went(), isPrivate(id), vi.mocked(revokeGrant).mock.calls]).toEqual([[], false, []]);
});

it('what is let go without a connection goes once there is one', async () => {
  const id = await written();
  vi.mocked(getGrants).mockResolvedValue([ended(id)]);
  vi.mocked(getScopes).mockRejectedValueOnce(new Offline());
  await expect(shareByItself(id)).rejects.toBeInstanceOf(Offline);
  vi.mocked(createGrant).mockResolvedValue(ended(id, { state: 'live' }));
  await shareByItself();
  expect([went().length, isPrivate(id)]).toEqual([1, false]);
});

it('and so it does where the page went meanwhile', async () => {
  const id = await written();
  vi.mocked(getGrants).mockResolvedValue([ended(id)]);
  vi.mocked(getScopes).mockRejectedValueOnce(new Offline());
  await expect(shareByItself(id)).rejects.toBeInstanceOf(Offline);
  await Promise.all(writing.values());
  await reopenApp();
  await runs();
  vi.mocked(createGrant).mockResolvedValue(ended(id, { state: 'live' }));
  await shareByItself();
  expect([went().length, isPrivate(id)]).toEqual([1, false]);
});

it.each([
  ['the taking back got no answer', () => void vi.mocked(revokeGrant).mockRejectedValueOnce(new Offline())],
  ['its link is paused', () => void vi.mocked(getCareLinks).mockResolvedValue([])],
])('promise 11: what is marked private is taken back at the next connection, also where %s', async (_what, trouble) => {
  const id = await written();
  vi.mocked(createGrant).mockResolvedValue(ended(id, { state: 'live' }));
  await shareByItself();
  expect(went()).toHaveLength(1);
  vi.mocked(getGrants).mockResolvedValue([ended(id, { state: 'live' })]);
  trouble();
  await setPrivate(id, true);
  await shareByItself().catch(() => undefined);
  await shareByItself();
  expect(vi.mocked(revokeGrant).mock.lastCall).toEqual(['g']);
  const calls = vi.mocked(getGrants).mock.calls.length;
  await shareByItself();
  expect(vi.mocked(getGrants).mock.calls).toHaveLength(calls); // and is not asked for again and again
});
