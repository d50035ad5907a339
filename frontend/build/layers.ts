import type { Plugin } from 'vite';

const ORDER = '@layer core,base,ui,shell,feature;';

/**
 * Puts the order of the layers at the head of every style sheet. The sheets of a split build load in any order, and
 * the first mention of a layer decides its rank: without this, a part's own style would lose to the reset.
 */
export function layers(): Plugin {
  return {
    name: 'layers',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'asset' && file.fileName.endsWith('.css')) file.source = `${ORDER}${String(file.source)}`;
      }
    },
  };
}
