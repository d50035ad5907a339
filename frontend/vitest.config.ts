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
    maxWorkers: 2,
  },
});
