import { readdirSync } from 'node:fs';

import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { Offline } from './errors';
import { ours } from './testing/ours';
import { call } from './transport';

// Promise 43: what a hotel's sign-in page or a proxy says in the server's place is no word of the server. Each function
// of this folder is tried, as the code lists them, so that a new one is covered without being named.

type Asks = (...given: unknown[]) => unknown;
const files = readdirSync('src/api').filter((file) => /(?<!\.test|\.d)\.ts$/.test(file));
const modules = await Promise.all(files.map(async (file) => [file, (await import(`./${file.replace('.ts', '')}.ts`)) as Record<string, unknown>] as const));
// What asks by what it is given: its own tests hold it.
const NOT_ALONE = new Set(['send', 'held', 'unwritten', 'writing', 'take', 'errorFrom', 'isOurs', 'ApiError', 'Offline']);
const functions = modules.flatMap(([file, names]) =>
  Object.entries(names).flatMap(([name, value]) => (typeof value === 'function' && !NOT_ALONE.has(name) ? [[`${file} ${name}`, value as Asks] as const] : [])),
);

const ONE = { id: 'x', uuid: 'x', kind: 'people', code: 'x', lookup: 'x', name: 'x', entry: 'x', grant: 'x', user: { id: 'x' } };
const FOREIGN = ['{}', '[]', '{"ok": true}', 'null', '[{"id": 1, "login": "guest"}]', '{"results": [], "next": null}', '{"results": [{"id": 1}], "next": null}', '{"status": 200, "data": {}}', '{"title": "Unauthorized", "status": 401}', '{"error": {"code": "unauthorized", "message": "Sign in to go on."}}', ''];
const STATUSES = [200, 201, 202, 204, 401, 403, 404, 409];

let asked: string[];
let answer: () => Response;

beforeEach(() => {
  asked = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    asked.push(`${request.method} ${request.url}`);
    return answer();
  });
});

afterEach(() => vi.unstubAllGlobals());

async function outcome(ask: Asks): Promise<unknown> {
  try {
    return await ask('x', ONE, ONE, 'x', 'x');
  } catch (error) {
    return error;
  }
}

test('there are many', () => expect(functions.length).toBeGreaterThan(80));

test.each(FOREIGN)('promise 43: %j from something else is taken by nothing for the server’s word', async (body) => {
  const asking = new Set<string>();
  for (const status of STATUSES) {
    answer = () => new Response(status === 204 ? null : body, { status });
    for (const [name, ask] of functions) {
      asked = [];
      const came = await outcome(ask);
      if (asked.length === 0) continue;
      asking.add(name);
      expect(came, `${name}, ${status}`).toBeInstanceOf(Offline);
    }
  }
  expect(asking.size).toBeGreaterThan(60);
});

test('promise 43: a yes and a no are ours by our mark alone: gateways refuse in the same shape', async () => {
  const no = (): Response => Response.json({ error: { code: 'gone', message: 'Gone.' } }, { status: 409 });
  answer = no;
  await expect(call('GET', '/api/v1/consents')).rejects.toBeInstanceOf(Offline);
  answer = () => ours(no());
  await expect(call('GET', '/api/v1/consents')).rejects.toMatchObject({ code: 'gone' });
  answer = () => Response.json({ results: [] });
  await expect(call('GET', '/api/v1/consents')).rejects.toBeInstanceOf(Offline);
  answer = () => ours(Response.json({ results: [] }));
  expect(await call('GET', '/api/v1/consents')).toEqual({ results: [] });
});
