import type { Home } from '../home';

export const letters: Home<'letters'> = {
  writing: () => import('./writing'),
  listing: () => import('./listing'),
  reading: () => import('./read-back'),
  sharing: () => import('./sharing'),
  reminding: null,
  picturing: null,
  glancing: null,
  keeping: null,
};
