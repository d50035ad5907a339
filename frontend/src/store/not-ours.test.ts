import 'fake-indexeddb/auto';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { Offline } from '../api/errors';
import { closeVault } from '../vault/open-vault';
import { conflicts } from './conflicts';
import { entries } from './entries';
import { rejected } from './rejected';
import { refused, saveState, unsyncedCount } from './status';
import { freshApp, person, signedOut, sync } from './testing/app';
import { error, type FakeServer, json } from './testing/fake-server';
import { aliases, elsewhere, onServer, synced } from './testing/two-sides';
import { uuid7 } from './uuid7';

// Between the device and the server stand proxies, hotels and half-open connections. Whatever they answer is no word
// of the server.

const STATUSES = [200, 201, 202, 204, 400, 401, 403, 404, 405, 408, 409, 410, 413, 422, 429, 500, 502, 503, 504];
const BODIES = [
  '',
  'not found',
  '<!doctype html><title>Sign in to the network</title>',
  '{"results": [{"status": 20',
  'null',
  '[]',
  '{"ok": true}',
  '{"error": "not found"}',
  '{"error": {"code": "not_found", "message": "The page could not be found."}}',
  '{"status": 404, "errors": [{"code": "not_found", "message": "no"}]}',
  '{"results": []}',
  '{"results": [{}, {}, {}]}',
  '{"results": [null, null, null]}',
  '{"results": [{"status": 404, "entry": null, "error": {}}, {"status": 404, "entry": null, "error": {}}, {"status": 404, "entry": null, "error": {}}]}',
  '{"results": [{"status": 200, "entry": {}, "error": null}, {"status": 200, "entry": {}, "error": null}, {"status": 200, "entry": {}, "error": null}]}',
  '{"entries": [{}], "cursor": 900, "more": false}',
  '{"entries": [{"kind": "people", "id": "018f2b6e-0000-7000-8000-0000000000ff"}], "cursor": 900, "more": false}',
  '{"entries": [], "cursor": "900", "more": false}',
  '{"entries": [], "cursor": 900}',
];

let server: FakeServer;
let kept: string;
let deleted: string;

beforeEach(async () => {
  server = await freshApp();
  kept = await synced('at first');
  deleted = await synced('to delete');
});

afterEach(() => closeVault());

const answering = (status: number, body: string) => () => new Response(status === 204 ? null : body, { status });

async function threeWrites(): Promise<string> {
  entries.put('people', kept, person('changed'));
  entries.remove('people', deleted);
  const { id } = entries.put('people', null, person('new'));
  await entries.settled();
  return id;
}

async function arrives(added: string): Promise<void> {
  server.inFront = null;
  await sync();
  expect([await onServer(server, kept), await onServer(server, added)]).toEqual([{ alias: 'changed' }, { alias: 'new' }]);
  expect(server.entries.get(`people/${deleted}`)?.deleted_at).not.toBeNull();
  expect(aliases().toSorted()).toEqual(['changed', 'new']);
  expect(saveState.value).toBe('saved_everywhere');
}

describe('an answer that is not the server’s', () => {
  it.each(BODIES)('promise 43: %j, under any status, loses nothing and decides nothing', async (body) => {
    const added = await threeWrites();
    for (const status of STATUSES) {
      server.inFront = answering(status, body);
      await sync();
      expect([status, unsyncedCount.value, rejected.list.value, conflicts.list.value, refused.value]).toEqual([status, 3, [], [], []]);
      expect([aliases().toSorted(), signedOut.times]).toEqual([['changed', 'new'], 0]);
    }
    await arrives(added);
  });

  it.each(BODIES)('promise 43: %j, in place of a page, takes nothing away and moves no cursor', async (body) => {
    for (const status of STATUSES) {
      server.inFront = answering(status, body);
      await sync();
    }
    expect(aliases().toSorted()).toEqual(['at first', 'to delete']);
    server.inFront = null;
    await elsewhere(server, uuid7(), 'from another device', 1);
    await sync();
    expect(aliases().toSorted()).toEqual(['at first', 'from another device', 'to delete']);
    expect([saveState.value, signedOut.times]).toEqual(['saved_everywhere', 0]);
  });

  it('promise 43: the results of other entries are not taken for ours', async () => {
    const added = await threeWrites();
    server.instead.push(() => json(200, { ...server.entries.get(`people/${deleted}`), revision: 2 }));
    await sync();
    expect(unsyncedCount.value).toBe(3);
    await arrives(added);
  });

  it('promise 43: letting go of a refused write waits for the server’s own word', async () => {
    server.instead.push(() => error(422, 'invalid'));
    entries.put('people', kept, person('refused'));
    await sync();
    const seq = rejected.list.value[0]?.seq ?? -1;
    for (const status of STATUSES.filter((one) => one !== 204)) {
      server.inFront = answering(status, 'not found');
      await expect(rejected.discard(seq)).rejects.toBeInstanceOf(Offline);
    }
    expect(aliases()).toContain('refused');
  });
});

describe('a refusal of the call, and of no write', () => {
  it.each([
    [404, 'not_found'], // a server of before, which takes no batches
    [405, 'method_not_allowed'],
    [403, 'csrf_failed'],
    [429, 'throttled'],
    [503, 'unavailable'],
  ])('promise 43: %i %s is tried again, also with one write alone', async (status, code) => {
    const added = await threeWrites();
    server.inFront = () => error(status, code);
    await sync();
    expect([unsyncedCount.value, rejected.list.value, conflicts.list.value]).toEqual([3, [], []]);
    await arrives(added);
    entries.remove('people', kept);
    server.inFront = () => error(status, code);
    await sync();
    server.inFront = null;
    await sync();
    expect(server.entries.get(`people/${kept}`)?.deleted_at).not.toBeNull();
  });

  it('promise 36: a batch that is refused whole is sent one by one, and only the write that it is about is rejected', async () => {
    const added = await threeWrites();
    server.inFront = (request) => (request.method === 'POST' && server.requests.at(-1)?.text.includes(added) ? error(400, 'parse_error') : null);
    await sync();
    expect(rejected.list.value).toMatchObject([{ entry: { words: { alias: 'new' } }, error: { status: 400, code: 'parse_error' } }]);
    expect(await onServer(server, kept)).toEqual({ alias: 'changed' });
    await rejected.retry(rejected.list.value[0]?.seq ?? -1);
    await arrives(added);
  });
});
