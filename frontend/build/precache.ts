import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Manifest, ManifestChunk } from 'vite';

import { LANGUAGES, type Language } from '../src/i18n/languages.ts';
import { plainFiles } from './plain.ts';

// What somebody reads, and what the words they are given are made of.
const TEXTS = /^src\/(?:i18n\/(?=[a-z]+\/[a-z]+\.json$)|vault\/made-words-(?=[a-z]+\.ts$))([a-z]+)/;
const languages = (): Language[] => Object.keys(LANGUAGES) as Language[];

/**
 * What belongs to clinicians and administrators alone is never kept on a device; nor is what draws a code to scan, for
 * no second step is set up without a connection.
 */
const NEVER_KEPT =
  /^src\/(features\/(clinic\/|office\/|account\/clinician-rows|welcome\/clinician-page)|ui\/qr-code|i18n\/[^/]+\/(clinic|office|replying|measuring)\.json)/;

/** What stands in for something that is missing: kept only by a worker whose browser lacks it (src/sw/precache.ts). */
const SECOND_WAYS = {
  WebAssembly: ['src/vault/argon2.ts'],
  curves: ['src/vault/plain-curves.ts', 'node_modules/@hpke/dhkem-x25519/esm/mod.js'],
} as const;

/**
 * The files of a build that every service worker may keep: what the client's screens need, offline, whatever language
 * they speak, and nothing of the clinic.
 */
export function filesToKeep(manifest: Manifest): string[] {
  const without = [...Object.values(SECOND_WAYS).flat(), ...Object.keys(manifest).filter((key) => TEXTS.test(key))];
  return filesFrom(manifest, Object.keys(manifest).filter((key) => manifest[key]?.isEntry), without);
}

/** The client's texts in each language: a device keeps those of the one it speaks. */
export function filesOfLanguages(manifest: Manifest): Record<Language, string[]> {
  const kept = new Set(filesToKeep(manifest));
  const filesOf = (language: Language): string[] =>
    filesFrom(manifest, Object.keys(manifest).filter((key) => TEXTS.exec(key)?.[1] === language), []).filter((file) => !kept.has(file));
  return Object.fromEntries(languages().map((language) => [language, filesOf(language)])) as Record<Language, string[]>;
}

/** The files of each second way that nothing else needs. */
export function filesOfSecondWays(manifest: Manifest): Record<keyof typeof SECOND_WAYS, string[]> {
  const kept = new Set(filesToKeep(manifest));
  const filesOf = (keys: readonly string[]): string[] => filesFrom(manifest, keys, []).filter((file) => !kept.has(file));
  for (const key of Object.values(SECOND_WAYS).flat()) if (!manifest[key]) throw new Error(`The build has no ${key}.`);
  return { WebAssembly: filesOf(SECOND_WAYS.WebAssembly), curves: filesOf(SECOND_WAYS.curves) };
}

function filesFrom(manifest: Manifest, entries: readonly string[], without: readonly string[]): string[] {
  const files = new Set<string>();
  const seen = new Set<string>(without);
  const visit = (key: string): void => {
    const chunk: ManifestChunk | undefined = manifest[key];
    if (!chunk || seen.has(key) || NEVER_KEPT.test(key)) return;
    seen.add(key);
    for (const file of [chunk.file, ...(chunk.css ?? []), ...(chunk.assets ?? [])]) files.add(file);
    for (const next of [...(chunk.imports ?? []), ...(chunk.dynamicImports ?? [])]) visit(next);
  };
  entries.forEach(visit);
  return [...files].sort();
}

/** What `define` puts into the service worker: the addresses to keep, and a name for this set of them. */
export async function precacheDefines(dist: string, base: string): Promise<Record<string, string>> {
  const manifest = JSON.parse(await readFile(join(dist, '.vite', 'manifest.json'), 'utf8')) as Manifest;
  const ways = filesOfSecondWays(manifest);
  const plain = plainFiles(base);
  const at = (file: string): string => base + file;
  const addresses = [...filesToKeep(manifest), ...Object.keys(plain).filter((name) => !languages().some((language) => name.endsWith(`-${language}.html`)))].map(at);
  const texts = filesOfLanguages(manifest);
  const inLanguages = Object.fromEntries(
    languages().map((language) => [language, [...texts[language], ...Object.keys(plain).filter((name) => name.endsWith(`-${language}.html`))].map(at)]),
  );
  // the names of the plain pages stay what they are, whatever stands in them
  const all = [...addresses, ...Object.values(inLanguages).flat(), ...Object.values(plain)];
  const build = createHash('sha256').update(all.join('\n')).digest('base64url').slice(0, 10);
  return {
    __PRECACHE__: JSON.stringify(addresses),
    __IN_LANGUAGES__: JSON.stringify(inLanguages),
    __SECOND_WAYS__: JSON.stringify({ WebAssembly: ways.WebAssembly.map(at), curves: ways.curves.map(at) }),
    __BUILD__: JSON.stringify(build),
  };
}
