import { readFile } from 'node:fs/promises';

import { load } from 'js-yaml';
import type { Plugin } from 'vite';

/**
 * `import data from './x.yaml'` gives the parsed data, so that the client and the server read one file and no parser
 * is shipped. Where something was read (`sources`) is for whoever looks it up again, and stays out of the app, and
 * so does that nothing was said of it, and when a number for danger was read, which stands on no screen.
 */
export function yaml(): Plugin {
  return {
    name: 'attune:yaml',
    enforce: 'pre',
    async load(id) {
      const file = id.split('?')[0] ?? id;
      if (!file.endsWith('.yaml')) return null;
      this.addWatchFile(file);
      const data = load(await readFile(file, 'utf8'), { filename: file });
      return { code: `export default ${JSON.stringify(data, shown)};`, moduleType: 'js' };
    },
  };
}

function shown(this: object, key: string, value: unknown): unknown {
  if (key === 'sources' || (key === 'verified' && 'number' in this)) return undefined;
  return value === 'unsaid' && key !== 'chat_hours' ? undefined : value;
}
