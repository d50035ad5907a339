import { join } from 'node:path';

import { defineConfig } from 'vitest/config';

import { catalogues } from './build/catalogues.ts';
import { yaml } from './build/yaml.ts';

const OTHER_ZONES = 'src/i18n/dates.test.ts';

export default defineConfig({
  plugins: [yaml(), catalogues()],
  resolve: { alias: [{ find: /^\.\/argon2-wasm$/, replacement: join(import.meta.dirname, 'src/vault/testing/argon2-wasm.ts') }] },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    environment: 'node', // a screen's test asks for happy-dom in its first line
    restoreMocks: true,
    maxWorkers: 2,
    testTimeout: 20_000, // a derivation takes a second, and a busy machine several times that
    projects: [
      {
        extends: true,
        test: {
          name: 'client',
          include: ['src/**/*.test.{ts,tsx}', 'build/**/*.test.ts'],
          exclude: [OTHER_ZONES],
          // a quarter less to do than with a process for each file, and every file still has a world of its own
          pool: 'threads',
        },
      },
      // Only a process of its own can change the zone of the machine it believes to run on.
      { extends: true, test: { name: 'zones', include: [OTHER_ZONES], pool: 'forks' } },
    ],
  },
});
