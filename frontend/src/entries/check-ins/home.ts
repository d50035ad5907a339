import type { Home } from '../home';

export const checkIns: Home<'check-ins'> = {
  writing: () => import('./writing'),
  listing: () => import('./listing'),
  reading: () => import('./read-back'),
  sharing: null, // it stays with whoever wrote it
  reminding: null, // and is never brought up
  picturing: null, // nor measured
  glancing: null,
  keeping: null,
};
