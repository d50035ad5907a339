import type { Home } from '../home';

export const safetyPlans: Home<'safety-plans'> = {
  writing: () => import('./writing'),
  listing: () => import('./listing'),
  reading: () => import('./read-back'),
  sharing: null, // it stays with whoever wrote it
  reminding: null,
  picturing: null,
  glancing: null,
  keeping: null,
};
