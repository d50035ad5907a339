import { existsSync } from 'node:fs';

import { defineConfig } from 'vite';

import { targets } from './build/browsers.ts';
import { precacheDefines } from './build/precache.ts';
import { yaml } from './build/yaml.ts';

/** The second pass: the service worker as one classic script, told which files the first pass built. */
export default defineConfig(async () => {
  const dist = process.env['ATTUNE_DIST_DIR'] ?? 'dist';
  if (!existsSync(`${dist}/.vite/manifest.json`)) throw new Error(`Build the client into ${dist} first: the worker lists its files.`);
  return {
    plugins: [yaml()],
    publicDir: false as const,
    define: await precacheDefines(dist, '/static/'),
    build: {
      outDir: dist,
      emptyOutDir: false,
      target: targets(),
      lib: { entry: 'src/sw/index.ts', formats: ['iife' as const], name: 'worker', fileName: () => 'sw.js' },
    },
  };
});
