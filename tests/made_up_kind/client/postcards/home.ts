import type { Home } from '../home';

export const postcards: Home<'postcards'> = {
  writing: () => import('./writing'),
  listing: () => import('./listing'),
  reading: () => import('./read-back'),
  sharing: () => import('./sharing'),
  reminding: null,
  picturing: null,
  glancing: null,
  keeping: null,
};
