import type { Home } from '../home';

export const kindMoments: Home<'kind-moments'> = {
  writing: () => import('./writing'),
  listing: () => import('./listing'),
  reading: () => import('./read-back'),
  sharing: () => import('./sharing'),
  reminding: () => import('./reminding'),
  picturing: () => import('./picturing'),
  glancing: () => import('./glancing'),
  keeping: null,
};
