import type { Home } from '../home';

export const cardResponses: Home<'card-responses'> = {
  writing: () => import('./writing'),
  listing: () => import('./listing'),
  reading: () => import('./read-back'),
  sharing: null,
  reminding: null,
  picturing: () => import('./picturing'),
  glancing: null,
  keeping: () => import('./keeping'),
};
