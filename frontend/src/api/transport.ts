import { errorFrom, Offline } from './errors';

const UNSAFE = /^(POST|PUT|PATCH|DELETE)$/;
const TIMEOUT_MS = 20_000;

/** Where the app came from, and the only host it talks to. */
export function origin(): string {
  return globalThis.location?.origin ?? 'http://localhost';
}

/** The token Django set; production gives the cookie the `__Host-` prefix. */
export function csrfToken(): string {
  const cookies = globalThis.document?.cookie ?? '';
  return /(?:^|;\s*)(?:__Host-)?csrftoken=([^;]+)/.exec(cookies)?.[1] ?? '';
}

/**
 * One request to our own server. Throws Offline when it can't be reached, ApiError when it says no, and TypeError for another host,
 * which would be a mistake in the code.
 */
export async function send(request: Request): Promise<Response> {
  if (new URL(request.url).origin !== origin()) throw new TypeError('no request leaves for another host');
  const headers = new Headers(request.headers);
  headers.set('Accept', 'application/json');
  if (UNSAFE.test(request.method)) {
    // The first write of a fresh browser: reading the session sets the cookie.
    if (csrfToken() === '' && globalThis.document) await reach(new Request(new URL('/api/v1/session', origin())), new Headers());
    headers.set('X-CSRFToken', csrfToken());
  }
  const response = await reach(request, headers);
  if (!response.ok) throw await errorFrom(response);
  return response;
}

async function reach(request: Request, headers: Headers): Promise<Response> {
  try {
    return await fetch(request, {
      headers,
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch (cause) {
    throw new Offline({ cause });
  }
}

export type CallOptions = {
  readonly body?: unknown;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly headers?: Readonly<Record<string, string>>;
};

/** A call whose path is only known at run time (`/api/v1/<kind>/<id>`) or not in our schema. Throws like `send`. */
export async function call<Answer>(method: string, path: string, options: CallOptions = {}): Promise<Answer> {
  const url = new URL(path, origin());
  for (const [name, value] of Object.entries(options.query ?? {})) url.searchParams.set(name, String(value));
  const headers = new Headers(options.headers);
  const init: RequestInit = { method, headers };
  if (options.body !== undefined) {
    headers.set('Content-Type', 'application/json');
    init.body = JSON.stringify(options.body);
  }
  const response = await send(new Request(url, init));
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as Answer;
}
