import { defineConfig } from 'vite';

import { targets } from './build/browsers.ts';
import { catalogues } from './build/catalogues.ts';
import { layers } from './build/layers.ts';
import { plain } from './build/plain.ts';
import { yaml } from './build/yaml.ts';

export default defineConfig({
  base: '/static/',
  publicDir: 'assets/public',
  plugins: [yaml(), catalogues(), layers(), plain()],
  build: {
    outDir: process.env['ATTUNE_DIST_DIR'] ?? 'dist', // the same name tells the server where to look
    emptyOutDir: true,
    manifest: true,
    target: targets(),
    // The entry is there before anything is fetched, and what opens a device is fetched by it in time: no piece names
    // them among what it needs.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_file, needed) => needed.filter((file) => !/^assets\/(main|opens)-/.test(file)),
    },
    assetsInlineLimit: 0, // the content security policy admits no data: address for fonts
    rolldownOptions: {
      input: 'src/main.tsx',
      output: {
        // The first screen names every piece there is. Seven places of a small alphabet tell two versions of a piece
        // apart as well (config/settings/base.py: WHITENOISE_IMMUTABLE_FILE_TEST), and are sent in fewer bytes.
        hashCharacters: 'base36',
        entryFileNames: 'assets/[name]-[hash:7].js',
        chunkFileNames: 'assets/[name]-[hash:7].js',
        assetFileNames: 'assets/[name]-[hash:7][extname]',
        codeSplitting: {
          // Left alone, the bundler cuts what the first screen needs into thirty pieces, wherever a lazy feature
          // happens to share some of it: a third more bytes and thirty requests.
          groups: [
            { name: 'base', tags: ['$initial'], priority: 2 },
            // What opens a device, with all that it needs: a first visit goes without (src/session/begin.ts).
            // And what all that is written there is named by: alone it is a request of its own.
            { name: 'opens', test: /\/src\/(session\/session|store\/(index|uuid7))\.ts$/ },
            // A text on Today, what was answered to it, and which may stand there.
            { name: 'answers', test: /\/src\/library\/(shown|card-status)\.ts$/ },
            // Where everything else lies that can be gone to, in one piece: whoever goes further needs all of it.
            { name: 'further', test: /\/src\/(app\/(other-features|slots)|i18n\/english)\.ts$/, priority: 1 },
            { name: 'icons', test: /node_modules\/lucide\//, minShareCount: 8, priority: 1 },
            // What pages share that ask the server: alone, each is a request of its own.
            { name: 'asking', test: /\/src\/ui\/(ask-first|two-ways|use-fetched|waiting)\.tsx?$/ },
            // What stands on no first screen is not fetched for it.
            { name: 'parts', test: /\/src\/ui\/(?!answered|ask-first|scale|day-picker|fragment|recovery-card|save-file|together|two-ways|use-fetched|use-writing|waiting)/, minShareCount: 2, priority: 1 },
          ],
        },
      },
    },
  },
  server: { port: 28173, strictPort: true },
});
