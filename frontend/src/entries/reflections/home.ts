import type { Home } from '../home';

export const reflections: Home<'reflections'> = {
  writing: () => import('./writing'),
  listing: () => import('./listing'),
  reading: () => import('./read-back'),
  sharing: null,
  reminding: null,
  picturing: null,
  glancing: null,
};
