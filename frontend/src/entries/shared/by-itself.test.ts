// Above 300 lines, for all of it begins from the same therapist, scope and server.
import 'fake-indexeddb/auto';

import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { ApiError } from '../../api/errors';
import { getPrivateMarks, getScopes, putPrivateMarks, type Scope, type SealedMarks } from '../../api/scopes';
import { type CareLink, createGrant, getCareLinks, getGrants, type Grant, type NewGrant, revokeGrant } from '../../api/sharing';
import { drafts, entries, type OpenEntry } from '../../store';
import { begin } from '../../store/begun';
import { freshApp, openApp, person, sync } from '../../store/testing/app';
import type { FakeServer } from '../../store/testing/fake-server';
import { openCopy } from '../../vault/copies';
import { sealAlias } from '../../vault/care-link';
import { grantHeader } from '../../vault/headers';
import { identityFrom, type Identity, newSeeds } from '../../vault/identity';
import { closeVault, requireVault } from '../../vault/open-vault';
import { scopeStatement, signStatement } from '../../vault/statements';
import { loadCatalogues } from '../../i18n';
import { today } from '../../i18n/calendar';
import type { SharedContent } from './content';
import { loadAspects } from '../aspects';
import { addPerson } from '../people/person';
import { changeRelation, removePerson } from '../people/stays';
import { askAnew, keepRoute } from '../people/safety/check';
import { hearScopes, isMeant, noteEnded, scopesHere, shareByItself } from './by-itself';
import { exchangeMarks, isPrivate, setPrivate } from './private-marks';

vi.mock('../../api/scopes');
vi.mock('../../api/sharing');
vi.mock('../aspects', async (original) => {
  const actual = await original<typeof import('../aspects')>();
  return { ...actual, loadAspects: vi.fn(actual.loadAspects) };
});

const CLINICIAN = '018f2b6e-0000-4000-8000-000000000002';
const LINK = '018f2b6e-0000-4000-8000-0000000000b1';
let clinician: Identity;
let scope: Scope;
let marks: SealedMarks;
let server: FakeServer;

beforeEach(async () => {
  vi.clearAllMocks();
  server = await freshApp();
  clinician = await identityFrom(newSeeds());
  const { owner } = requireVault();
  const alias_copy = await sealAlias({ name: 'Wren', pronouns: '' }, { careLink: LINK, client: owner, clinician: CLINICIAN }, clinician.publicKeys);
  const about = { id: CLINICIAN, display_name: 'Dr Vogt', practice: 'Harbour', response_window: 'soon', away: null, limits: null };
  const link: CareLink = { id: LINK, clinician: about, public_keys: clinician.publicKeys, alias_copy, since: '', ended_at: null, ended_by: '', paused: false, keys: 'first' };
  marks = { words: null, revision: 0 };
  vi.mocked(getCareLinks).mockResolvedValue([link]);
  vi.mocked(getGrants).mockResolvedValue([]);
  vi.mocked(createGrant).mockResolvedValue({ state: 'live' } as Grant);
  vi.mocked(getPrivateMarks).mockImplementation(async () => marks);
  vi.mocked(putPrivateMarks).mockImplementation(async (body) => (marks = body));
  await runs({});
});

afterEach(() => {
  vi.useRealTimers();
  return closeVault();
});

/** The server says that this runs, with the person's signature over `signed`, or over the same. */
async function runs(terms: Partial<Scope>, signed: Partial<Scope> = {}): Promise<void> {
  const { owner, identity } = requireVault();
  const whole = { id: 's', care_link: LINK, kind: 'kind-moments', level: 'full', start: today(), until: '2099-01-01T00:00:00Z', ...terms } as const;
  const statement = scopeStatement({ ...whole, ...signed, scope: whole.id, client: owner, clinician: CLINICIAN });
  scope = { ...whole, signature: await signStatement(statement, identity) };
  vi.mocked(getScopes).mockResolvedValue([scope]);
}

function moment(what: string, who: string | null = null): string {
  return entries.put('kind-moments', null, { columns: { direction: 'received', person: who, may_resurface: false, happened_on: null }, answers: {}, words: { what } }).id;
}

const went = (): readonly NewGrant[] => vi.mocked(createGrant).mock.calls.map(([body]) => body);

async function read({ copy, ...grant }: NewGrant): Promise<SharedContent> {
  const { owner } = requireVault();
  const about = /^[\w-]{43}$/;
  const { aboutOf } = await import('../../vault/headers');
  const told = await aboutOf({ grant: grant.id, kind: grant.kind, entry: grant.entry, entryRevision: grant.entry_revision });
  expect(told).toMatch(about);
  return openCopy(copy, grantHeader({ grant: grant.id, client: owner, clinician: CLINICIAN, kind: grant.kind, about: told, level: grant.level, until: grant.until }), clinician.opening);
}

it('promise 10: what is written goes once it has arrived, once, and again when it was changed', async () => {
  server.offline = true;
  const id = moment('She kept me a seat.');
  await sync();
  await shareByItself();
  expect(went()).toEqual([]); // it is not on the server yet
  server.offline = false;
  await sync();
  await shareByItself();
  await shareByItself();
  expect(went()).toMatchObject([{ entry: id, entry_revision: 1, scope: 's', level: 'full', until: scope.until }]);
  expect((await read(went()[0] as NewGrant)).words).toEqual({ what: 'She kept me a seat.' });
  vi.mocked(getGrants).mockResolvedValue([{ id: 'g', scope: 's', entry: id, state: 'live' } as Grant]);
  entries.put('kind-moments', id, { ...(entries.find('kind-moments', id) as NonNullable<ReturnType<typeof entries.find<'kind-moments'>>>), words: { what: 'And tea.' } });
  await sync();
  await shareByItself();
  expect(went()[1]).toMatchObject({ id: 'g', entry: id, entry_revision: 2 });
});

it('promise 10: what is marked private while something goes stays, and is taken back if it was on its way', async () => {
  const ids = [moment('She kept me a seat.'), moment('He rang.')];
  await sync();
  vi.mocked(createGrant).mockImplementationOnce(async () => {
    for (const id of ids) await setPrivate(id, true);
    return {} as Grant;
  });
  await shareByItself();
  expect(went()).toHaveLength(1);
  expect(vi.mocked(revokeGrant).mock.calls).toEqual([[went()[0]?.id]]);
});

it('fetches nothing for whoever shares nothing by itself', async () => {
  vi.mocked(getScopes).mockResolvedValue([]);
  moment('She kept me a seat.');
  await sync();
  expect(await shareByItself()).toBe(false);
  expect(loadAspects).not.toHaveBeenCalled();
});

it('shares later what it could not find out how to share', async () => {
  moment('She kept me a seat.');
  await sync();
  vi.mocked(loadAspects).mockRejectedValueOnce(new TypeError('Failed to fetch dynamically imported module'));
  expect(await shareByItself()).toBe(true);
  expect(went()).toEqual([]);
  await shareByItself();
  expect(went()).toHaveLength(1);
});

it('asks the server for nothing more where nothing is due', async () => {
  await shareByItself();
  vi.mocked(getScopes).mockClear();
  await shareByItself();
  expect(getScopes).not.toHaveBeenCalled();
});

it.each([
  ['another level', { level: 'full' }, { level: 'summary' }],
  ['a later end', { until: '2099-01-01T00:00:00Z' }, { until: '2027-01-01T00:00:00Z' }],
  ['an earlier beginning', { start: '2020-01-01' }, { start: '2026-01-01' }],
  ['another kind', { kind: 'kind-moments' }, { kind: 'cards' }],
  ['another link', { care_link: 'x' }, {}],
] as const)('promise 10: a server that widens it to %s is not believed', async (_what, terms, signed) => {
  await runs(terms, signed);
  moment('She kept me a seat.');
  await sync();
  await shareByItself();
  expect(went()).toEqual([]);
});

it('promise 11: one that ended here stays ended, whatever the server says', async () => {
  noteEnded('s');
  moment('She kept me a seat.');
  await sync();
  await shareByItself();
  expect(went()).toEqual([]);
});

it('promises 11 and 12: drafts, what was begun before and whoever is hidden stay', async () => {
  await runs({ kind: 'reflections' });
  const hurts = { hurts: 'It hurts.' };
  entries.put('reflections', null, { columns: { form: 'kind_minute', status: 'draft' }, answers: {}, words: hurts });
  const kept = entries.put('reflections', null, { columns: { form: 'kind_minute', status: 'kept' }, answers: {}, words: hurts }).id;
  await sync();
  await shareByItself();
  expect(went().map(({ entry }) => entry)).toEqual([kept]);

  await runs({ id: 't', start: '2098-01-01' });
  await hearScopes(); // as at the next opening
  moment('She kept me a seat.');
  await sync();
  await shareByItself();
  expect(went()).toHaveLength(1);

  await runs({ id: 'u' });
  await hearScopes();
  const who = entries.put('people', null, person('Quillon', true)).id;
  moment('Tea.', who);
  await sync();
  await shareByItself();
  expect(await Promise.all(went().slice(1).map(async (one) => (await read(one)).person))).toEqual([undefined, undefined]);
});

it('promise 11: a private mark wins, here and on every device, and takes back what went', async () => {
  const id = moment('She kept me a seat.');
  await setPrivate(id, true);
  await sync();
  await shareByItself();
  expect(went()).toEqual([]);
  expect(marks.revision).toBe(1);
  vi.mocked(getGrants).mockResolvedValue([{ id: 'g', scope: 's', entry: 'other', state: 'live' } as Grant]);
  await setPrivate('other', true);
  await shareByItself();
  expect(revokeGrant).toHaveBeenCalledExactlyOnceWith('g');
  expect(marks.revision).toBe(2);
});

it('promise 11: what is marked before a word of it is written never goes, and other devices hear of it', async () => {
  await runs({ kind: 'people' });
  await setPrivate(begin('people'), true);
  const { id } = addPerson('Quillon', undefined, begin('people'));
  await sync();
  await shareByItself();
  expect(went()).toEqual([]);
  expect(isPrivate(id)).toBe(true);
  expect(marks.revision).toBe(1);
});

it('promise 11: a mark is told to the other devices although nothing goes from here', async () => {
  vi.mocked(getScopes).mockResolvedValue([]);
  await setPrivate('x', true);
  await shareByItself();
  expect(marks.revision).toBe(1);
  await shareByItself();
  expect(putPrivateMarks).toHaveBeenCalledOnce();
});

it('what is still being looked up when somebody leaves is for nobody who comes next', async () => {
  await setPrivate('x', true);
  await exchangeMarks();
  let answer = (): void => undefined;
  const waits = new Promise<void>((resolve) => (answer = resolve));
  vi.mocked(getCareLinks).mockImplementation(() => waits.then(() => []));
  vi.mocked(getScopes).mockImplementation(() => waits.then(() => []));
  vi.mocked(getPrivateMarks).mockImplementation(() => waits.then(() => ({ words: null, revision: 7 })));
  const asked = [hearScopes(), exchangeMarks()];
  await closeVault();
  await freshApp();
  await setPrivate('y', true);
  answer();
  for (const outcome of await Promise.allSettled(asked)) expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'locked' } });
  vi.mocked(getPrivateMarks).mockImplementation(async () => marks);
  marks = { words: null, revision: 0 };
  await exchangeMarks(); // no older list than this one has seen
  expect([marks.revision, scopesHere(), isPrivate('x')]).toEqual([1, [], false]);
});

it('tells of what is meant to go: not of what was begun before, nor of what goes to nobody', async () => {
  await Promise.all([loadAspects('sharing', 'listing'), loadCatalogues('sharing')]);
  const [before, about] = [entries.put('kind-moments', null, { columns: { direction: 'received', person: null, may_resurface: false, happened_on: null }, answers: {}, words: { what: 'Tea.' } }), entries.find('people', addPerson('Dr Vogt', 'my_therapist').id)];
  const people = { kind: 'people', level: 'full', start: today() } as const;
  expect(isMeant(undefined, people)).toBe(true);
  expect(isMeant(before, { ...people, kind: 'kind-moments' })).toBe(true);
  expect(isMeant(before, { ...people, kind: 'kind-moments', start: '2098-01-01' })).toBe(false);
  expect(isMeant(undefined, { ...people, kind: 'cards', level: 'summary' })).toBe(false);
  expect(isMeant(undefined, { ...people, kind: 'speak-ups' })).toBe(false);
  const quietly = { ...about, columns: { ...about?.columns, route: 'quiet' } } as OpenEntry;
  expect(isMeant(about, people)).toBe(true);
  expect(isMeant(quietly, people)).toBe(false);
});

it('promise 11: where the list of what is private is older than it was, or not there, nothing goes', async () => {
  await setPrivate('x', true);
  moment('She kept me a seat.');
  await shareByItself();
  await sync();
  vi.mocked(createGrant).mockClear();
  marks = { words: null, revision: 0 };
  await expect(shareByItself()).rejects.toMatchObject({ code: 'cannot_open' });
  vi.mocked(getPrivateMarks).mockRejectedValue(new ApiError(500, 'error', ''));
  await expect(shareByItself()).rejects.toBeInstanceOf(ApiError);
  expect(went()).toEqual([]);
});

it('what somebody is writing waits until they are done', async () => {
  const id = moment('She kept me a seat.');
  const done = entries.hold('kind-moments', id);
  await sync();
  expect(await shareByItself()).toBe(true);
  expect(went()).toEqual([]);
  done();
  expect(await shareByItself()).toBe(false);
  expect(went()).toHaveLength(1);
});

it('promise 11: what was taken back on another device is private here from then on', async () => {
  const id = moment('She kept me a seat.');
  await sync();
  vi.mocked(createGrant).mockRejectedValueOnce(new ApiError(403, 'kept_private', ''));
  await shareByItself();
  await shareByItself();
  entries.put('kind-moments', id, { ...(entries.find('kind-moments', id) as NonNullable<ReturnType<typeof entries.find<'kind-moments'>>>), words: { what: 'And tea.' } });
  await sync();
  await shareByItself();
  expect(went()).toHaveLength(1);
});

it('promise 8: nothing goes while the person goes quietly with their therapist, nor what was written meanwhile', async () => {
  const before = moment('She kept me a seat.');
  await sync();
  const { columns, ...rest } = person('Dr Vogt');
  const therapist = (route: 'quiet' | 'open', route_checked_at: string, id: string | null): string =>
    entries.put('people', id, { ...rest, columns: { ...columns, route, route_checked_at, route_asked_at: route_checked_at }, answers: { relation: 'my_therapist' } }).id;
  const who = therapist('quiet', new Date().toISOString(), null);
  await sync();
  await shareByItself();
  expect(isMeant(undefined, scope)).toBe(false); // nothing says that it goes
  await new Promise((done) => setTimeout(done, 5));
  therapist('open', new Date().toISOString(), who);
  await sync();
  await shareByItself();
  expect(went()).toEqual([]);
  await new Promise((done) => setTimeout(done, 5));
  const after = moment('He rang.');
  await sync();
  await shareByItself();
  expect(went().map(({ entry }) => entry)).toEqual([after]);
  expect(before).not.toBe(after);
});

it('promise 8: saying that the therapist is not safe releases nothing that was written while going quietly', async () => {
  const who = addPerson('Dr Vogt', 'my_therapist');
  keepRoute(who, 'quiet');
  await passing();
  moment('She kept me a seat.');
  await passing();
  keepRoute(who, 'careful');
  await sync();
  await shareByItself();
  await passing();
  askAnew(who);
  await sync();
  await shareByItself();
  expect(went()).toEqual([]);
});

it.each([
  ['is deleted', 31],
  ['is somebody else now', 0],
])('promise 8: what was held back stays when the page of the therapist %s, on every device', async (how, days) => {
  const who = addPerson('Dr Vogt', 'my_therapist');
  keepRoute(who, 'quiet');
  await passing();
  const held = moment('She kept me a seat.');
  await passing();
  if (how === 'is deleted') removePerson(who.id);
  else changeRelation(entries.find('people', who.id) ?? who, 'friend');
  await sync();
  await shareByItself();
  await shareByItself();
  expect(went()).toEqual([]);
  await passing();
  // As long as the server keeps such a page apart it refuses what goes by itself, and nothing here says that it goes.
  expect(isMeant(undefined, scope)).toBe(days === 0);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + days * 86_400_000 });
  expect(isMeant(undefined, scope)).toBe(true);
  const after = moment('He rang.');
  await sync();
  await shareByItself();
  expect(went().map(({ entry }) => entry)).toEqual([after]);
  expect(putPrivateMarks).toHaveBeenCalledOnce();
  await drafts.remove('private-marks'); // another device
  await drafts.remove('held-before');
  closeVault();
  await openApp();
  const one = entries.find('kind-moments', held);
  await exchangeMarks();
  expect(one && isMeant(one, scope)).toBe(false);
});

it('promise 8: what is written within a month of deleting the page of a quiet therapist never goes by itself', async () => {
  const who = addPerson('Dr Vogt', 'my_therapist');
  keepRoute(who, 'quiet');
  removePerson(who.id);
  await sync();
  for (const days of [0, 15, 29.9]) {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + days * 86_400_000 });
    const written = moment(`She kept me a seat, ${days}.`);
    await sync();
    expect([entries.find('kind-moments', written)].map((one) => one && isMeant(one, scope))).toEqual([false]);
    vi.useRealTimers();
  }
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 40 * 86_400_000 });
  await sync();
  await shareByItself();
  expect(went()).toEqual([]);
});

function passing(): Promise<void> {
  return new Promise((done) => setTimeout(done, 5));
}
