import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Manifest, ManifestChunk } from 'vite';

/** Everything below here belongs to clinicians alone and is never kept on a device. */
const NEVER_KEPT = /^src\/(features\/clinic\/|i18n\/[^/]+\/clinic\.json)/;

/**
 * The files of a build that the service worker may keep: what the client's screens need, offline, and nothing of the
 * clinic.
 */
export function filesToKeep(manifest: Manifest): string[] {
  const files = new Set<string>();
  const seen = new Set<string>();
  const visit = (key: string): void => {
    const chunk: ManifestChunk | undefined = manifest[key];
    if (!chunk || seen.has(key) || NEVER_KEPT.test(key)) return;
    seen.add(key);
    for (const file of [chunk.file, ...(chunk.css ?? []), ...(chunk.assets ?? [])]) files.add(file);
    for (const next of [...(chunk.imports ?? []), ...(chunk.dynamicImports ?? [])]) visit(next);
  };
  for (const [key, chunk] of Object.entries(manifest)) if (chunk.isEntry) visit(key);
  return [...files].sort();
}

/** What `define` puts into the service worker: the addresses to keep, and a name for this set of them. */
export async function precacheDefines(dist: string, base: string): Promise<Record<string, string>> {
  const manifest = JSON.parse(await readFile(join(dist, '.vite', 'manifest.json'), 'utf8')) as Manifest;
  const addresses = filesToKeep(manifest).map((file) => base + file);
  const build = createHash('sha256').update(addresses.join('\n')).digest('base64url').slice(0, 10);
  return { __PRECACHE__: JSON.stringify(addresses), __BUILD__: JSON.stringify(build) };
}
