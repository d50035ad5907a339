import { defineConfig } from 'vite';

import { layers } from './build/layers.ts';
import { words } from './build/words.ts';
import { yaml } from './build/yaml.ts';

export default defineConfig({
  base: '/static/',
  publicDir: 'assets/public',
  plugins: [yaml(), words(), layers()],
  build: {
    manifest: true,
    target: 'baseline-widely-available',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0, // the content security policy admits no data: address for fonts
    rolldownOptions: { input: 'src/main.tsx' },
  },
  server: { port: 28173, strictPort: true },
});
