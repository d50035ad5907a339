import { afterEach, describe, expect, it, vi } from 'vitest';

import { ours } from './testing/ours';
import { api, take } from './client';
import { ApiError, Offline } from './errors';
import { wantsSecondFactor } from './session';
import { call, send } from './transport';

function answering(status: number, body: unknown, headers: Record<string, string> = {}): Request[] {
  const asked: Request[] = [];
  vi.stubGlobal('fetch', async (request: Request, init?: RequestInit) => {
    asked.push(new Request(request.url, { method: request.method, headers: init?.headers ?? request.headers }));
    return ours(new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers }));
  });
  return asked;
}

afterEach(() => vi.unstubAllGlobals());

describe('requests', () => {
  it('promise 16: never go to another host', async () => {
    const asked = answering(200, {});
    await expect(send(new Request('https://elsewhere.example/api/v1/session'))).rejects.toThrow(TypeError);
    await expect(call('GET', '//elsewhere.example/api')).rejects.toThrow(TypeError);
    expect(asked).toEqual([]);
  });

  it('promise 16: are led to no other host, and leave no copy with the browser', async () => {
    const how = vi.fn(async (_request: Request, _init?: RequestInit) => ours(Response.json({})));
    vi.stubGlobal('fetch', how);
    await call('GET', '/api/v1/session');
    await take(api.GET('/api/v1/reminders'));
    expect(how.mock.calls.map(([, init]) => [init?.redirect, init?.cache])).toEqual([['error', 'no-store'], ['error', 'no-store']]);
  });

  it('outlive the page where they write something short, and no others', async () => {
    const asked: boolean[] = [];
    vi.stubGlobal('fetch', async (request: Request) => {
      asked.push(request.keepalive);
      return ours(Response.json({}));
    });
    await call('POST', '/api/v1/grants/1/revoke');
    await call('DELETE', '/api/v1/own-session');
    await call('PUT', '/api/v1/private-marks', { body: { words: 'x' } });
    // A browser takes no more of it, and would refuse all.
    await call('POST', '/api/v1/grants', { body: { copy: 'x'.repeat(60_000) } });
    await call('GET', '/api/v1/session');
    expect(asked).toEqual([true, true, true, false, false]);
  });

  it.each(['csrftoken=abc', 'other=1; __Host-csrftoken=abc'])('bring the CSRF token of the cookie %s when they write', async (cookie) => {
    vi.stubGlobal('document', { cookie });
    const asked = answering(200, {});
    await call('PUT', '/api/v1/people/1', { body: {}, headers: { 'If-Match': '"0"' } });
    await call('GET', '/api/v1/people/1');
    expect(asked.map(({ headers }) => headers.get('X-CSRFToken'))).toEqual(['abc', null]);
    expect(asked[0]?.headers.get('If-Match')).toBe('"0"');
    expect(asked[0]?.headers.get('Content-Type')).toBe('application/json');
  });

  it('read the session first when there is no token yet', async () => {
    vi.stubGlobal('document', { cookie: '' });
    const asked = answering(200, {});
    await call('POST', '/api/v1/accounts/sign-in-parameters', { body: {} });
    expect(asked.map(({ method, url }) => `${method} ${new URL(url).pathname}`)).toEqual([
      'GET /api/v1/session',
      'POST /api/v1/accounts/sign-in-parameters',
    ]);
  });

  it('go through the typed client the same way', async () => {
    const asked = answering(200, { results: [], next: null });
    expect(await take(api.GET('/api/v1/reminders'))).toEqual({ results: [], next: null });
    expect(asked[0]?.headers.get('Accept')).toBe('application/json');
  });
});

describe('answers', () => {
  it('of a server whose database is away are no connection, and of any other part that is away its word', async () => {
    const said = (code: string): unknown => ({ error: { code, message: 'This is away for a moment.', fields: {}, detail: {} } });
    answering(503, said('database_away'), { 'Retry-After': '7' });
    await expect(call('GET', '/api/v1/vault')).rejects.toThrow(Offline);
    answering(503, said('no_name_free'), { 'Retry-After': '7' });
    await expect(call('GET', '/api/v1/vault')).rejects.toMatchObject({ status: 503, code: 'no_name_free', retryAfter: 7 });
  });

  it('nothing comes of 204', async () => {
    vi.stubGlobal('fetch', async () => ours(new Response(null, { status: 204 })));
    expect(await call('DELETE', '/api/v1/grants/1')).toBeUndefined();
  });

  it('the API’s own error shape', async () => {
    const error = { code: 'stale_revision', message: 'It changed.', fields: { a: ['b'] }, detail: { current: null } };
    answering(409, { error }, { 'Retry-After': '7' });
    await expect(call('PUT', '/api/v1/people/1')).rejects.toMatchObject({ status: 409, retryAfter: 7, ...error });
    await expect(take(api.GET('/api/v1/reminders'))).rejects.toBeInstanceOf(ApiError);
  });

  it('allauth’s error shape, and what it says of a second factor', async () => {
    answering(400, { status: 400, errors: [{ code: 'username_taken', message: 'Taken.', param: 'username' }] });
    await expect(call('POST', '/_allauth/x')).rejects.toMatchObject({ code: 'username_taken', fields: { username: ['Taken.'] } });
    answering(401, { status: 401, data: { flows: [{ id: 'mfa_authenticate', is_pending: true }] } });
    const refusal = await call('POST', '/_allauth/x').catch((error: unknown) => error as ApiError);
    expect(refusal).toMatchObject({ status: 401, code: 'not_authenticated' });
    expect(wantsSecondFactor((refusal as ApiError).detail)).toBe(true);
    expect(wantsSecondFactor({ flows: [{ id: 'mfa_authenticate' }] })).toBe(false);
  });

  const NO_JSON = ['', '<html>bad gateway</html>', 'not found', '{"error": {"code": "gone", "mess'];
  const NOT_OURS = [...NO_JSON, '{"error": "gone"}', '{"error": null}', '{"error": {"code": 1}}', '[]', 'null', '{"detail": "no"}'];
  const pairs = (statuses: number[], bodies: string[]) => statuses.flatMap((status) => bodies.map((body) => [status, body] as const));
  const REFUSALS = [400, 401, 403, 404, 405, 408, 409, 410, 413, 422, 429, 500, 502, 503, 504];

  it.each([...pairs(REFUSALS, NOT_OURS), ...pairs([200, 201], NO_JSON), ...pairs([202], NO_JSON.slice(1))])(
    '%i with a body that is not ours (%j) are no word of the server',
    async (status, body) => {
      answering(status, body);
      await expect(call('DELETE', '/api/v1/people/1')).rejects.toBeInstanceOf(Offline);
      await expect(take(api.GET('/api/v1/reminders'))).rejects.toBeInstanceOf(Offline);
    },
  );

  it('an answer that breaks off', async () => {
    const broken = (): ReadableStream => new ReadableStream({ pull: (controller) => controller.error(new TypeError('connection lost')) });
    vi.stubGlobal('fetch', async () => ours(new Response(broken(), { status: 200 })));
    await expect(call('GET', '/api/v1/session')).rejects.toBeInstanceOf(Offline);
    await expect(take(api.GET('/api/v1/reminders'))).rejects.toBeInstanceOf(Offline);
  });

  it('allauth’s shape under another address, or with another status, is not allauth’s', async () => {
    answering(404, { status: 404, errors: [{ code: 'x', message: 'y' }] });
    await expect(call('DELETE', '/api/v1/people/1')).rejects.toBeInstanceOf(Offline);
    answering(401, { status: 404 });
    await expect(call('DELETE', '/_allauth/x')).rejects.toBeInstanceOf(Offline);
  });

  it('none at all', async () => {
    vi.stubGlobal('fetch', async () => {
      throw new TypeError('network');
    });
    await expect(call('GET', '/api/v1/session')).rejects.toBeInstanceOf(Offline);
    await expect(take(api.GET('/api/v1/reminders'))).rejects.toBeInstanceOf(Offline);
  });
});
