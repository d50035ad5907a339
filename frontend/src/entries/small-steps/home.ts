import type { Home } from '../home';

export const smallSteps: Home<'small-steps'> = {
  writing: () => import('./writing'),
  listing: () => import('./listing'),
  reading: () => import('./read-back'),
  sharing: null, // it stays with whoever chose it
  reminding: null, // nothing asks whether it was tried
  picturing: null,
  glancing: null,
  keeping: () => import('./keeping'),
};
