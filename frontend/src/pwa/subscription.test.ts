import 'fake-indexeddb/auto';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { ours } from '../api/testing/ours';
import { forgetPush, keepSubscription, queueReceipt, readSubscription } from '../sw/store';

const VAPID = 'BAEC';
const OLD = { id: 'device-1', renewalToken: 'renew-1', endpoint: 'https://push.example.net/old', vapidKey: VAPID };

type Call = { method: string; path: string; body: unknown };
let calls: Call[] = [];
let permission: NotificationPermission = 'default';
let current: ReturnType<typeof browserSubscription> | null = null;
let subscribe: () => Promise<ReturnType<typeof browserSubscription>>;
let devices: { id: string; usable: boolean; here: boolean }[] = [];
let renewStatus = 200;
let onScreen: { close: () => void }[] = [];
/** Something else than our server, on the way to it. */
let inFront: ((path: string) => Response) | null = null;

function browserSubscription(endpoint: string) {
  return {
    endpoint,
    options: { applicationServerKey: new Uint8Array([4, 1, 2]).buffer },
    toJSON: () => ({ endpoint, keys: { p256dh: 'p', auth: 'a' } }),
    unsubscribe: vi.fn(async () => {
      current = null;
      return true;
    }),
  };
}

async function serve(input: Request | string, init?: RequestInit): Promise<Response> {
  const answer = await answered(input, init);
  return inFront ? answer : ours(answer);
}

async function answered(input: Request | string, init?: RequestInit): Promise<Response> {
  const request = typeof input === 'string' ? new Request(new URL(input, 'http://localhost'), init) : input;
  const path = new URL(request.url).pathname;
  const text = await request.clone().text();
  calls.push({ method: request.method, path, body: text ? JSON.parse(text) : null });
  if (inFront) return inFront(path);
  if (path.endsWith('/renew')) return Response.json(renewStatus === 200 ? { id: OLD.id } : { error: { code: 'not_found', message: 'said' } }, { status: renewStatus });
  if (request.method === 'DELETE') {
    devices = devices.filter(({ id }) => !path.endsWith(id));
    return new Response(null, { status: 204 });
  }
  if (request.method === 'GET') return Response.json({ results: devices, next: null });
  return Response.json({ id: 'device-2', renewal_token: 'renew-2' }, { status: 201 });
}

/** The module as a page that has just opened has it, in a session that has told the server's key. */
async function load() {
  vi.resetModules();
  (await import('../session/state')).setSession({ vapidPublicKey: VAPID, user: { id: 'me', username: 'x', role: 'client', second_factor: 'none' } });
  return { ...(await import('./subscription')), ...(await import('./at-opening')) };
}

beforeEach(() => {
  [calls, permission, current, devices, renewStatus] = [[], 'default', null, [{ id: OLD.id, usable: true, here: true }], 200];
  inFront = null;
  vi.stubGlobal('localStorage', undefined);
  subscribe = async () => (current = browserSubscription('https://push.example.net/new'));
  const pushManager = { getSubscription: async () => current, subscribe: () => subscribe() };
  const registration = { pushManager, getNotifications: async () => onScreen };
  vi.stubGlobal('navigator', {
    userAgent: 'Firefox/140.0 Android',
    serviceWorker: { ready: Promise.resolve(registration), getRegistration: async () => registration },
  });
  vi.stubGlobal('PushManager', () => undefined);
  vi.stubGlobal('Notification', {
    get permission() {
      return permission;
    },
    requestPermission: async () => (permission = permission === 'default' ? 'granted' : permission),
  });
  vi.stubGlobal('fetch', serve);
});

afterEach(async () => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  await forgetPush();
});

const asked = (): string[] => calls.map(({ method, path }) => `${method} ${path}`);

describe('turnOn', () => {
  it('tells the server and keeps what renewing needs', async () => {
    const push = await load();
    expect(await push.turnOn()).toBe('on');
    expect(calls[0]?.body).toEqual({
      endpoint: 'https://push.example.net/new',
      keys: { p256dh: 'p', auth: 'a' },
      device: 'Firefox, Android',
    });
    expect(await readSubscription()).toMatchObject({ id: 'device-2', renewalToken: 'renew-2', vapidKey: VAPID });
  });

  it('says so when the person refused, and asks nothing of the server', async () => {
    permission = 'denied';
    const push = await load();
    expect([push.pushState.value, await push.turnOn(), calls]).toEqual(['refused', 'refused', []]);
  });

  it('gives up after twenty seconds on a browser that never answers', async () => {
    subscribe = () => new Promise(() => undefined);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const push = await load();
    const turning = push.turnOn();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await turning).toBe('unreachable');
    expect(await readSubscription()).toBeUndefined();
  });

  it('is unreachable without a connection to the server, and can be tried again', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    const push = await load();
    expect(await push.turnOn()).toBe('unreachable');
    vi.stubGlobal('fetch', serve);
    expect(await push.turnOn()).toBe('on');
  });

  it('is unsupported where the browser has no push', async () => {
    vi.stubGlobal('navigator', { userAgent: '' });
    const push = await load();
    expect(await push.turnOn()).toBe('unsupported');
  });
});

describe('turnOff', () => {
  it('ends it on the server, in the browser and on the device', async () => {
    const push = await load();
    await push.turnOn();
    const made = current;
    await push.turnOff();
    expect(asked().at(-1)).toBe('DELETE /api/v1/push-subscriptions/device-2');
    expect(made?.unsubscribe).toHaveBeenCalledOnce();
    expect([await readSubscription(), push.pushState.value]).toEqual([undefined, 'not_asked']);
  });

  it('takes away what stands on the screen, and first sends a rest that waits', async () => {
    const push = await load();
    await push.turnOn();
    onScreen = [{ close: vi.fn() }];
    await queueReceipt({ token: 'abcdefgh1234', event: 'rest', at: Date.now() });
    calls = [];
    await push.turnOff();
    expect(calls[0]).toMatchObject({ path: '/api/v1/deliveries/abcdefgh1234/receipts', body: { event: 'rest' } });
    expect(onScreen[0]?.close).toHaveBeenCalledOnce();
    onScreen = [];
  });
});

describe('checkAtOpening', () => {
  beforeEach(async () => {
    permission = 'granted';
    current = browserSubscription(OLD.endpoint);
    await keepSubscription(OLD);
  });

  it('finds that all is well and changes nothing', async () => {
    const push = await load();
    expect(await push.checkAtOpening()).toBe('on');
    expect(asked()).toEqual(['GET /api/v1/push-subscriptions']);
  });

  it('renews by the token what the browser let go of', async () => {
    current = null;
    const push = await load();
    expect(await push.checkAtOpening()).toBe('on');
    expect(asked()).toContain(`POST /api/v1/push-subscriptions/${OLD.id}/renew`);
    expect((await readSubscription())?.endpoint).toBe('https://push.example.net/new');
  });

  it('subscribes afresh when the server was told that the device is gone', async () => {
    [devices, renewStatus] = [[], 404];
    const push = await load();
    expect(await push.checkAtOpening()).toBe('on');
    expect(await readSubscription()).toMatchObject({ id: 'device-2', endpoint: 'https://push.example.net/new' });
  });

  it('is lost when it can not be mended', async () => {
    current = null;
    subscribe = () => Promise.reject(new DOMException('no service', 'AbortError'));
    const push = await load();
    expect(await push.checkAtOpening()).toBe('lost');
  });

  it('takes the device off the server when the permission was taken back', async () => {
    permission = 'denied';
    const push = await load();
    expect(await push.checkAtOpening()).toBe('refused');
    expect(asked()).toEqual([`DELETE /api/v1/push-subscriptions/${OLD.id}`]);
    expect(await readSubscription()).toBeUndefined();
  });

  it('promise 23: leaves alone what somebody else turned on here, and turns nothing on for whoever has signed in since', async () => {
    await keepSubscription({ ...OLD, owner: 'somebody else' });
    devices = [];
    const push = await load();
    expect(await push.checkAtOpening()).toBe('not_asked');
    expect([calls, push.noticed.value, await readSubscription()]).toEqual([[], null, { ...OLD, owner: 'somebody else' }]);
    expect(current?.unsubscribe).not.toHaveBeenCalled();
    await push.turnOn();
    expect(await readSubscription()).toMatchObject({ id: 'device-2', owner: 'me' });
  });

  it('claims nothing new without a connection', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    const push = await load();
    expect(await push.checkAtOpening()).toBe('on');
  });
});

describe('a browser that threw the storage of the site away', () => {
  beforeEach(() => {
    permission = 'granted';
  });

  it('uses the permission again without asking, and says so once', async () => {
    const asking = vi.spyOn(Notification, 'requestPermission');
    const push = await load();
    expect(await push.checkAtOpening()).toBe('on');
    expect(asking).not.toHaveBeenCalled();
    expect(push.noticed.value).toBe('back');
    // the second lets the old one go
    expect(asked()).toEqual(['GET /api/v1/push-subscriptions', 'POST /api/v1/push-subscriptions']);
    expect(await readSubscription()).toMatchObject({ id: 'device-2' });
    push.saidWhatWasNoticed();
    expect([await push.checkAtOpening(), push.noticed.value]).toEqual(['on', null]);
  });

  it('says so where notes can not be had again', async () => {
    subscribe = () => Promise.reject(new DOMException('no service', 'AbortError'));
    const push = await load();
    expect([await push.checkAtOpening(), push.noticed.value]).toEqual(['lost', 'lost']);
  });

  it('takes the dead device off the server where the permission went as well', async () => {
    permission = 'denied';
    const push = await load();
    expect(await push.checkAtOpening()).toBe('refused');
    expect(asked()).toEqual(['GET /api/v1/push-subscriptions', `DELETE /api/v1/push-subscriptions/${OLD.id}`]);
  });

  it('promise 23: asks nothing of the browser at the opening where nobody was asked, whatever the server knows', async () => {
    permission = 'default';
    const asking = vi.spyOn(Notification, 'requestPermission');
    const push = await load();
    expect([await push.checkAtOpening(), current, asked()]).toEqual(['not_asked', null, []]);
    expect(asking).not.toHaveBeenCalled();
  });

  it.each([
    ['notes were never on', []],
    ['they come to another device', [{ id: 'other', usable: true, here: false }]],
  ])('turns nothing on where %s', async (_why, known) => {
    devices = known;
    const push = await load();
    expect([await push.checkAtOpening(), push.noticed.value]).toEqual(['not_asked', null]);
    expect(asked()).toEqual(['GET /api/v1/push-subscriptions']);
  });

  it('promise 23: turns nothing on that was turned off without a connection, and tells the server later', async () => {
    await keepSubscription(OLD);
    current = browserSubscription(OLD.endpoint);
    const push = await load();
    expect(await push.checkAtOpening()).toBe('on');
    inFront = () => new Response('<html>', { status: 404 });
    await push.turnOff();
    inFront = (path) => (path.endsWith(OLD.id) ? new Response('<html>', { status: 404 }) : Response.json({ results: devices, next: null }));
    expect([await push.checkAtOpening(), current]).toEqual(['not_asked', null]);
    inFront = null;
    expect([await push.checkAtOpening(), push.noticed.value, devices]).toEqual(['not_asked', null, []]);
    expect(current).toBeNull();
  });

  it('works where no store opens at all: the same address, no notice', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('insecure', 'SecurityError');
    });
    current = browserSubscription(OLD.endpoint);
    const push = await load();
    expect([await push.checkAtOpening(), push.noticed.value]).toEqual(['on', null]);
    devices = [{ id: OLD.id, usable: true, here: true }];
    await push.turnOff();
    expect(devices).toEqual([]);
  });
});

describe('promise 43: something that answers in the place of the server', () => {
  beforeEach(async () => {
    permission = 'granted';
    await keepSubscription(OLD);
  });

  it.each([
    ['a proxy without the page', () => new Response('not found', { status: 404 })],
    ['a page of a hotel', () => new Response('<html>', { status: 200 })],
    ['an answer that is not of this device', () => Response.json({ id: 'device-9' })],
    ['JSON of something else', () => Response.json({ error: 'no' }, { status: 403 })],
  ])('%s changes nothing of the device that the server knows', async (_what, answer) => {
    current = null;
    inFront = (path) => (path.endsWith('/renew') ? answer() : Response.json({ results: devices, next: null }));
    const push = await load();
    expect(await push.checkAtOpening()).toBe('lost');
    expect(asked().filter((one) => one.startsWith('POST') && !one.endsWith('/renew'))).toEqual([]);
    expect(await readSubscription()).toEqual(OLD);
  });
});
