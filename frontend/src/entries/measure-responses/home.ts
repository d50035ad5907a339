import type { Home } from '../home';
import { readMeasures } from './known';

export const measureResponses: Home<'measure-responses'> = {
  writing: () => import('./writing'),
  listing: () => import('./listing'),
  reading: async () => (await Promise.all([import('./read-back'), readMeasures()]))[0],
  sharing: () => import('./sharing'),
  reminding: null,
  picturing: null,
  glancing: () => import('./glancing'),
};
