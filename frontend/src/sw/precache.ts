import { hasCurves } from '../vault/native-curves';

declare const self: ServiceWorkerGlobalScope;

const SHELL = '/';
const PREFIX = 'attune-shell-';
const NAVIGATION_PATIENCE_MS = 4000;
const CURRENT = PREFIX + __BUILD__;
const FILES = new Set([...__PRECACHE__, ...Object.values(__SECOND_WAYS__).flat()]);

/** Fetches all of it or nothing: a half-filled cache would show a broken page offline. */
export async function fill(): Promise<void> {
  const cache = await caches.open(CURRENT);
  await cache.addAll([...__PRECACHE__, ...(await secondWays())]);
  await cache.add(new Request(SHELL, { cache: 'reload', credentials: 'same-origin' }));
}

/** What this browser needs in the place of something it lacks, so that it opens without a connection too. */
async function secondWays(): Promise<readonly string[]> {
  const { WebAssembly: argon2, curves } = __SECOND_WAYS__;
  return [...(typeof WebAssembly === 'undefined' ? argon2 : []), ...((await hasCurves()) ? [] : curves)];
}

/** Deletes old shells but one: a window that is still open on it may yet need a part of it. */
export async function prune(): Promise<void> {
  const old = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CURRENT);
  await Promise.all(old.slice(0, -1).map((name) => caches.delete(name)));
}

/**
 * The answer for a request, or null to leave it to the network. Only the app's own code is ever kept; an API answer
 * never is.
 */
export function answerFor(request: Request): Promise<Response> | null {
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin || /^\/(?:api|_allauth)\//.test(pathname)) return null;
  if (FILES.has(pathname)) return fromCache(request);
  if (request.mode === 'navigate') return navigate(request);
  return null;
}

async function fromCache(request: Request): Promise<Response> {
  return (await caches.match(request, { ignoreSearch: true, ignoreVary: true })) ?? fetch(request);
}

/** Every screen is the same page. The kept one stands in when the network is away, slow or answers with a fault. */
async function navigate(request: Request): Promise<Response> {
  const network = fetch(request).then((response) => {
    if (response.status >= 500) throw new TypeError('the server is not well');
    return response;
  });
  const patience = new Promise<never>((_resolve, reject) => setTimeout(reject, NAVIGATION_PATIENCE_MS));
  try {
    return await Promise.race([network, patience]);
  } catch {
    const cache = await caches.open(CURRENT);
    return (await cache.match(SHELL, { ignoreVary: true })) ?? network;
  }
}
