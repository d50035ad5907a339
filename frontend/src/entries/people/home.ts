import type { Home } from '../home';

/** Somebody is met on their own page: never in a share, or in a reminder. */
export const people: Home<'people'> = {
  writing: () => import('./writing'),
  listing: () => import('./listing'),
  reading: () => import('./read-back'),
  sharing: null,
  reminding: null,
  picturing: null,
  glancing: null,
};
