/** The server answered, and the answer is no. `code` is stable; what a person reads comes from the catalogue by it. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly fields: Readonly<Record<string, readonly string[]>>;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly retryAfter: number | null; // seconds

  constructor(
    status: number,
    code: string,
    message: string,
    more: {
      fields?: Record<string, readonly string[]>;
      detail?: Record<string, unknown>;
      retryAfter?: number | null;
    } = {},
  ) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.code = code;
    this.fields = more.fields ?? {};
    this.detail = more.detail ?? {};
    this.retryAfter = more.retryAfter ?? null;
  }
}

/**
 * Our own server says it with every answer, and nothing that stands in its place does: a hotel's sign-in page, a proxy
 * (backend/core/headers.py).
 */
export const API_HEADER = 'Attune-Api';

/**
 * The server could not be reached, or something else answered in its place (a proxy, a hotel's sign-in page, half an
 * answer): nothing is known to have happened, and nothing is lost by trying again.
 */
export class Offline extends Error {
  constructor(options?: ErrorOptions) {
    super('offline', options);
    this.name = 'Offline';
  }
}

type ApiShape = {
  error: { code: string; message: string; fields?: Record<string, string[]>; detail?: Record<string, unknown> };
};
type AllauthShape = {
  status: number;
  errors?: { code: string; message: string; param?: string }[];
  data?: Record<string, unknown>;
  meta?: Record<string, unknown>; // with a 404 for an authenticator: the secret of a new one
};

/**
 * What the server refused with, in the API's own shape or in allauth's; Offline for every other body, whatever its
 * status. The answer carries our mark.
 */
export function errorFrom(request: Request, response: Response, body: unknown): ApiError | Offline {
  const retryAfter = Number.parseInt(response.headers.get('Retry-After') ?? '', 10);
  const more = { retryAfter: Number.isFinite(retryAfter) ? retryAfter : null };
  if (isOurs(body)) {
    const { code, message, fields = {}, detail = {} } = body.error;
    // The server is there and its database is not: for whoever waits that is no connection (backend/core/views.py).
    if (code === 'database_away') return new Offline();
    return new ApiError(response.status, code, message, { ...more, fields, detail });
  }
  if (!isAllauthShape(request, response, body)) return new Offline();
  const { errors = [], data = {}, meta = {} } = body;
  const fields: Record<string, string[]> = {};
  for (const { param, message } of errors) if (param) (fields[param] ??= []).push(message);
  const code = errors[0]?.code ?? (response.status === 401 ? 'not_authenticated' : 'unknown');
  return new ApiError(response.status, code, errors[0]?.message ?? '', { ...more, fields, detail: { ...meta, ...data } });
}

/** Whether a body says no in our own shape, which gateways use too: it is ours with our mark alone. */
export function isOurs(body: unknown): body is ApiShape {
  const error = (body as ApiShape | null)?.error;
  return typeof error === 'object' && typeof error?.code === 'string' && typeof error.message === 'string';
}

/** allauth repeats its status in the body as others do too, and answers under its own address alone. */
function isAllauthShape(request: Request, response: Response, body: unknown): body is AllauthShape {
  return new URL(request.url).pathname.startsWith('/_allauth/') && (body as AllauthShape | null)?.status === response.status;
}
