import list from '../../../backend/core/pwa/guises.yaml';

const { guises, version } = list as { version: number; guises: Readonly<Record<string, { readonly name: string }>> };

/** What the app wears until somebody chooses. */
export const DEFAULT = 'attune';
export const GUISES: readonly string[] = Object.keys(guises);
/** Higher whenever there is more to choose from. */
export const VERSION = version;

export const isGuise = (name: string | null | undefined): name is string => typeof name === 'string' && Object.hasOwn(guises, name);
export const nameOf = (guise: string): string => guises[guise]?.name ?? '';
export const iconOf = (guise: string, file: string): string => `/static/icons/${guise === DEFAULT ? '' : `${guise}/`}${file}`;
export const manifestOf = (guise: string): string => (guise === DEFAULT ? '/manifest.json' : `/manifest/${guise}.json`);

// The worker can't read what the page keeps in the web storage. A name and nothing else, and none for the default.
const CACHE = 'attune-guise';
const KEPT = '/guise';

export async function keepForWorker(guise: string): Promise<void> {
  if (guise === DEFAULT) await caches.delete(CACHE);
  else await (await caches.open(CACHE)).put(KEPT, new Response(guise));
}

export async function keptForWorker(): Promise<string> {
  const kept = await (await caches.match(KEPT, { cacheName: CACHE }))?.text();
  return isGuise(kept) ? kept : DEFAULT;
}
