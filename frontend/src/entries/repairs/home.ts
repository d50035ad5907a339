import type { Home } from '../home';

export const repairs: Home<'repairs'> = {
  writing: () => import('./writing'),
  listing: () => import('./listing'),
  reading: () => import('./read-back'),
  sharing: () => import('./sharing'),
  reminding: null,
  picturing: () => import('./picturing'),
  glancing: () => import('./glancing'),
  keeping: () => import('./keeping'),
};
