import { beforeEach, describe, expect, test, vi } from 'vitest';

import { ours } from '../api/testing/ours';

type Here = { readonly name: string };
type Device = { databases?: (() => Promise<readonly Here[]>) | null; buckets?: readonly string[]; kept?: Record<string, string> };

const USER = { id: 'x', username: 'x', role: 'client', second_factor: 'none' };
const boot = vi.fn(() => Promise.resolve());
const look = vi.fn(() => Promise.resolve());
const found = { nothing: vi.fn(), something: vi.fn(), guards: vi.fn(() => Promise.resolve()) };
let fetched: number; // how often the script that opens was asked for
let comes: boolean; // whether it comes

/**
 * A page on this device, before a server that knows `user`; null is no answer at all. `meanwhile`: what became of the
 * session before it answered.
 */
async function arrive({ databases = async () => [], buckets = [], kept = {} }: Device, user: typeof USER | undefined | null, worker = false, meanwhile?: 'open') {
  vi.resetModules();
  vi.stubGlobal('indexedDB', databases ? { databases } : {});
  vi.stubGlobal('navigator', { storageBuckets: { keys: async () => buckets }, ...(worker && { serviceWorker: { controller: {} } }) });
  vi.stubGlobal('localStorage', { getItem: (name: string) => kept[name] ?? null });
  vi.stubGlobal('fetch', async () => {
    const { setSession } = await import('./state');
    if (meanwhile) setSession({ state: meanwhile });
    if (user === null) throw new TypeError('Failed to fetch');
    return ours(Response.json({ signed_in: user !== undefined, user, news: null, vapid_public_key: 'k', version: 'v' }));
  });
  vi.doMock('./session', () => {
    fetched += 1;
    if (!comes) throw new TypeError('Failed to fetch');
    return { boot, look };
  });
  const [{ begin, goOn }, { session, unfetched }] = [await import('./begin'), await import('./state')];
  await begin(found);
  return { session: session.peek(), unfetched: unfetched.peek(), goOn };
}

beforeEach(() => {
  vi.clearAllMocks();
  vi.unstubAllGlobals();
  fetched = 0;
  comes = true;
});

describe('where nothing lies on the device', () => {
  test('the first page waits for no script that opens one, with a connection or without', async () => {
    for (const [user, offline] of [[undefined, false], [null, true]] as const) {
      const { session } = await arrive({ databases: async () => [{ name: 'attune-worker' }] }, user);
      expect(session).toMatchObject({ state: 'signed_out', held: 'nothing', user: null, offline });
    }
    expect(found.nothing).toHaveBeenCalledTimes(2);
    expect(found.something).not.toHaveBeenCalled();
    expect(fetched).toBe(0);
  });

  test('nor is it kept from opening by a mark of an erasure that nobody can read', async () => {
    const { session } = await arrive({ kept: { 'attune-erasing': '{"owner":' } }, undefined);
    expect(session).toMatchObject({ state: 'signed_out', held: 'nothing' });
  });

  test('and looks once, afterwards, whether this browser keeps anything', async () => {
    const { goOn } = await arrive({}, undefined);
    await goOn();
    await goOn();
    expect(look).toHaveBeenCalledOnce();
    expect(boot).not.toHaveBeenCalled();
  });

  test('and what the browser says of the connection is heard', async () => {
    const heard = new EventTarget();
    vi.stubGlobal('addEventListener', heard.addEventListener.bind(heard));
    await arrive({}, undefined);
    const { session } = await import('./state');
    heard.dispatchEvent(new Event('offline'));
    expect(session.peek()).toMatchObject({ state: 'signed_out', offline: true });
    heard.dispatchEvent(new Event('online'));
    expect(session.peek().offline).toBe(false);
  });

  test('but not where somebody is signed in', async () => {
    const { goOn } = await arrive({}, USER);
    expect(boot).toHaveBeenCalledOnce();
    await goOn(); // opening has looked
    expect(look).not.toHaveBeenCalled();
  });
});

describe('somebody who came in before the server answered', () => {
  test.each([
    ['nobody was', undefined],
    ['somebody was', USER],
    ['nothing', null],
  ])('stays in, where it says that %s there', async (_said, user) => {
    const { session } = await arrive({}, user, false, 'open');
    expect(session.state).toBe('open');
    expect(boot).not.toHaveBeenCalled();
  });
});

describe('what may lie here is opened', () => {
  const never = (): Promise<never> => new Promise(() => undefined);
  test.each<[string, Device]>([
    ['a store', { databases: async () => [{ name: 'attune' }] }],
    ['the key of a private device', { databases: async () => [{ name: 'attune-device' }] }],
    ['the same in a bucket', { buckets: ['attune-device'] }],
    ['a sign-out that is not over', { kept: { 'attune-leaving': 'x' } }],
    ['an erasure that was never answered', { kept: { 'attune-erasing': '{"owner":"x","due":null}' } }],
    ['a browser that does not say', { databases: null }],
    ['a browser that refuses to say', { databases: () => Promise.reject(new DOMException('', 'SecurityError')) }],
    ['a browser that never says', { databases: never }],
  ])('%s', async (_what, device) => {
    await arrive(device, undefined);
    expect(boot).toHaveBeenCalledOnce();
    expect(found.something).toHaveBeenCalledOnce();
    expect(found.nothing).not.toHaveBeenCalled();
  });

  test('by a script that is asked for at once where the worker has it', async () => {
    const waits = arrive({ databases: never }, undefined, true);
    await vi.waitFor(() => expect(fetched).toBe(1), { timeout: 500 }); // before the browser has said anything
    await waits;
    expect(boot).toHaveBeenCalledOnce();
  });

  test.each(['that script', 'what covers the page and locks it'])('and where %s does not come, the page says so in place of opening for ever', async (what) => {
    if (what === 'that script') comes = false;
    else found.guards.mockRejectedValueOnce(new TypeError('Failed to fetch'));
    const { unfetched, session } = await arrive({ databases: async () => [{ name: 'attune' }] }, undefined);
    expect(session.state).toBe('starting');
    expect(boot).not.toHaveBeenCalled();
    expect(unfetched).toBe(true);
  });
});
