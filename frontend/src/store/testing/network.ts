import { error, type FakeServer, json } from './fake-server';

const PAGE = '<!doctype html><title>Please sign in</title>';

/** What something that stands in the server's place says to whatever it is asked. */
const NOT_OURS = {
  page_200: [200, PAGE],
  page_302: [302, PAGE],
  page_403: [403, PAGE],
  page_404: [404, PAGE],
  page_500: [500, PAGE],
  nothing_200: [200, ''],
  nothing_204: [204, null],
  json_200: [200, '{"status":"ok"}'],
  null_200: [200, 'null'],
  list_200: [200, '[]'],
  results_200: [200, '{"results":[],"marks":[]}'],
  accepted_200: [200, '{"results":[{"status":200,"entry":null,"error":null}],"marks":[],"entries":[],"cursor":"9","more":false}'],
  json_401: [401, '{"detail":"Please sign in"}'],
  json_404: [404, '{"error":"not found"}'],
  json_409: [409, '{"error":{"reason":"conflict"}}'],
  json_410: [410, '{"code":"gone"}'],
  half_200: [200, '{"results":[{"status":200,"replayed":false,"entry":{"id":"018'],
} as const satisfies Record<string, readonly [number, string | null]>;

/** What our own server says no with; to the second or a later write of a batch, or to a call. */
const OURS = {
  busy: () => error(503, 'unavailable'),
  slow_down: () => json(429, { error: { code: 'throttled', message: '', fields: {}, detail: {} } }),
  refused: () => error(422, 'invalid'),
  signed_out: () => error(401, 'not_authenticated'),
} as const;

const FAULTS = ['none', 'never_arrives', 'answer_lost', ...(Object.keys(OURS) as (keyof typeof OURS)[]), ...(Object.keys(NOT_OURS) as (keyof typeof NOT_OURS)[])] as const;
export type Fault = (typeof FAULTS)[number];
export const faults: readonly Fault[] = FAULTS;

/**
 * From here on the fault is there: once, at the write or call after `after` others (what stands in the server's place:
 * for good). `each` is told of every request before anything answers it.
 */
export function comes(fault: Fault, after: number, server: FakeServer, each: () => void = () => undefined): void {
  server.instead.length = 0;
  let left = after;
  server.inFront = () => {
    each();
    if (!(fault in NOT_OURS) || (left -= 1) >= 0) return null;
    const [status, body] = NOT_OURS[fault as keyof typeof NOT_OURS];
    return new Response(body, { status });
  };
  if (fault === 'none' || fault in NOT_OURS) return;
  for (let at = 0; at < after; at += 1) server.instead.push(() => null);
  if (fault === 'never_arrives') server.instead.push(() => Promise.reject(new TypeError('network')));
  else if (fault === 'answer_lost') server.instead.push(() => 'drop_answer');
  else server.instead.push(({ method }) => (fault === 'refused' && method === 'GET' ? null : OURS[fault as keyof typeof OURS]()));
}
