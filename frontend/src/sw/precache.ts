import { chooseLanguage } from '../i18n/languages';
import { hasCurves } from '../vault/native-curves';
import { keepSpoken, spoken } from './spoken';

declare const self: ServiceWorkerGlobalScope;

const SHELL = '/';
const PREFIX = 'attune-shell-';
const NAVIGATION_TIMEOUT_MS = 4000;
const CURRENT = PREFIX + __BUILD__;
const PARTS = /^\/static\/assets\//; // of any version, each under a name that no other has
const FILES = new Set([...__PRECACHE__, ...Object.values(__IN_LANGUAGES__).flat(), ...Object.values(__SECOND_WAYS__).flat()]);

/**
 * Fetches all of it or nothing: a half-filled cache would show a broken page offline. Nothing is kept that somebody
 * else answered with in our place.
 */
export async function fill(): Promise<void> {
  const cache = await caches.open(CURRENT);
  await cache.addAll([...__PRECACHE__, ...__IN_LANGUAGES__[await spoken()], ...(await secondWays())]);
  const shell = await fetch(new Request(new URL(SHELL, self.location.origin), { cache: 'reload', credentials: 'same-origin' }));
  if (!(await isShell(shell))) throw new TypeError('something else answered');
  await cache.put(SHELL, shell);
}

/** Keeps the texts of the language that somebody chose, beside those of the one before. */
export async function speak(language: unknown): Promise<void> {
  const next = chooseLanguage([String(language)]);
  const cache = await caches.open(CURRENT);
  // Also where it is the one of before: a browser may have changed its own, and a newer worker has a cache of its own.
  const kept = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
  const missing = __IN_LANGUAGES__[next].filter((file) => !kept.has(file));
  if (missing.length > 0) await cache.addAll(missing);
  if (next !== (await spoken())) await keepSpoken(next);
}

/** Every screen is this page, and no other is. */
async function isShell(response: Response): Promise<boolean> {
  return response.ok && (await response.clone().text()).includes('id="app"');
}

function isPage(response: Response): boolean {
  return !response.ok || (response.headers.get('Content-Type') ?? '').startsWith('text/html');
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
  if (FILES.has(pathname) || PARTS.test(pathname)) return fromCache(request);
  if (request.mode === 'navigate') return navigate(request);
  return null;
}

/** The newest first: the plain pages and their check are called the same in every shell. */
async function fromCache(request: Request): Promise<Response> {
  const how = { ignoreSearch: true, ignoreVary: true };
  return (await caches.match(request, { ...how, cacheName: CURRENT })) ?? (await caches.match(request, how)) ?? fetch(request);
}

/** The kept page stands in when the network is away, slow, or answers with anything else. */
async function navigate(request: Request): Promise<Response> {
  const network = fetch(request);
  const ours = network.then(async (response) => {
    if (isPage(response) && !(await isShell(response))) throw new TypeError('the server is not well, or something else answered');
    return response;
  });
  const timeout = new Promise<never>((_resolve, reject) => setTimeout(reject, NAVIGATION_TIMEOUT_MS));
  try {
    return await Promise.race([ours, timeout]);
  } catch {
    const cache = await caches.open(CURRENT);
    return (await cache.match(SHELL, { ignoreVary: true })) ?? network;
  }
}
