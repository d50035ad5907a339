import { API_HEADER, errorFrom, Offline } from './errors';
import { writing } from './unwritten';

const UNSAFE = /^(POST|PUT|PATCH|DELETE)$/;
// Entries have revisions of their own, and their outbox is emptied at any time; looking a code up changes nothing.
const NO_WRITES: ReadonlySet<string> = new Set(['/api/v1/sync', '/api/v1/invitations/find']);
const TIMEOUT_MS = 20_000;
// What is asked for reaches the server although the page goes. Browsers take 64 KB of it, of all that is on its way.
const OUTLIVES = 9_000;
const EMPTY: ReadonlySet<number> = new Set([202, 204]);

/** Where the app came from, and the only host it talks to. */
export function origin(): string {
  return globalThis.location?.origin ?? 'http://localhost';
}

/** The token Django set; production gives the cookie the `__Host-` prefix. */
function csrfToken(): string {
  const cookies = globalThis.document?.cookie ?? '';
  return /(?:^|;\s*)(?:__Host-)?csrftoken=([^;]+)/.exec(cookies)?.[1] ?? '';
}

type Answer = { readonly response: Response; readonly text: string; readonly body: unknown };

/**
 * One request to our own server. Throws Offline when it can't be reached or something else answers in its place,
 * ApiError when it says no, and TypeError for another host, which would be a mistake in the code.
 */
export async function send(request: Request): Promise<Response> {
  const { response, text } = await ask(request);
  return new Response(text === '' ? null : text, response);
}

async function ask(request: Request): Promise<Answer> {
  const { origin: host, pathname } = new URL(request.url);
  if (host !== origin()) throw new TypeError('no request leaves for another host');
  return UNSAFE.test(request.method) && !NO_WRITES.has(pathname) ? writing(() => exchange(request)) : exchange(request);
}

async function exchange(request: Request): Promise<Answer> {
  const headers = new Headers(request.headers);
  headers.set('Accept', 'application/json');
  if (UNSAFE.test(request.method) && request.credentials !== 'omit') {
    // The first write of a fresh browser: reading the session sets the cookie.
    if (csrfToken() === '' && globalThis.document) await reach(new Request(new URL('/api/v1/session', origin())), new Headers());
    headers.set('X-CSRFToken', csrfToken());
  }
  const answer = await reach(request, headers);
  const { ok, headers: said, status } = answer.response;
  if (!said.has(API_HEADER)) throw new Offline(); // gateways refuse in our shape too
  if (!ok) throw errorFrom(request, answer.response, answer.body);
  // Everything the server says yes with is JSON, unless it has nothing to say.
  if (answer.body === undefined && !(answer.text === '' && EMPTY.has(status))) throw new Offline();
  return answer;
}

/** The whole answer; `body` is undefined for what is no JSON. */
async function reach(request: Request, headers: Headers): Promise<Answer> {
  try {
    const response = await fetch(request, {
      headers,
      credentials: request.credentials,
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const text = await response.text();
    return { response, text, body: parsed(text) };
  } catch (cause) {
    throw new Offline({ cause });
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

export type CallOptions = {
  readonly body?: unknown;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Without a cookie, so that the server can't tell who asks, nor which browser. */
  readonly anonymous?: boolean;
};

/** A call whose path is only known at run time (`/api/v1/<kind>/<id>`) or not in our schema. Throws like `send`. */
export async function call<Body>(method: string, path: string, options: CallOptions = {}): Promise<Body> {
  const url = new URL(path, origin());
  for (const [name, value] of Object.entries(options.query ?? {})) url.searchParams.set(name, String(value));
  const headers = new Headers(options.headers);
  const init: RequestInit = { method, headers, credentials: options.anonymous ? 'omit' : 'same-origin' };
  let body = '';
  if (options.body !== undefined) {
    headers.set('Content-Type', 'application/json');
    init.body = body = JSON.stringify(options.body);
  }
  init.keepalive = UNSAFE.test(method) && body.length < OUTLIVES;
  return (await ask(new Request(url, init))).body as Body;
}
