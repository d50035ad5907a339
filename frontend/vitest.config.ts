import { defineConfig } from 'vitest/config';

import { catalogues } from './build/catalogues.ts';
import { yaml } from './build/yaml.ts';

export default defineConfig({
  plugins: [yaml(), catalogues()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'build/**/*.test.ts'],
    environment: 'node', // a screen's test asks for happy-dom in its first line
    restoreMocks: true,
    pool: 'threads', // a quarter less to do than with a process for each file, and every file still has a world of its own
    maxWorkers: 2,
  },
});
