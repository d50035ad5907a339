import { basename, dirname } from 'node:path';

import MessageFormat from '@messageformat/core';
import compileModule from '@messageformat/core/compile-module.js';
import type { Plugin } from 'vite';

// Only there do an argument's own letters need to be kept from turning the sentence round.
const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ur']);
const CATALOGUE = /\/src\/i18n\/[^/]+\/[^/]+\.json$/;

/**
 * JavaScript for one catalogue: a plain string where a message takes no argument, a function where it does. No parser
 * is shipped.
 */
export function compileCatalogue(language: string, messages: Record<string, string>): string {
  const plain: Record<string, string> = {};
  const withArguments: Record<string, string> = {};
  for (const [key, message] of Object.entries(messages)) {
    if (/[{}#']/.test(message)) withArguments[key] = message;
    else plain[key] = message;
  }
  if (Object.keys(withArguments).length === 0) return `export default ${JSON.stringify(plain)};`;
  const compiled = compileModule(new MessageFormat(language, { biDiSupport: RIGHT_TO_LEFT.has(language) }), withArguments);
  return compiled.replace(/export default \{/, `export default {\n  ...${JSON.stringify(plain)},`);
}

/** Compiles the ICU messages of `src/i18n/<language>/<area>.json` when the client is built. */
export function catalogues(): Plugin {
  return {
    name: 'attune:catalogues',
    enforce: 'pre',
    transform: {
      filter: { id: CATALOGUE },
      handler(source, id) {
        if (!CATALOGUE.test(id)) return null;
        const language = basename(dirname(id));
        const code = compileCatalogue(language, JSON.parse(source) as Record<string, string>);
        return { code, moduleType: 'js', map: null };
      },
    },
  };
}
