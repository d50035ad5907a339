import type { Home } from '../home';

export const speakUps: Home<'speak-ups'> = {
  writing: () => import('./writing'),
  listing: () => import('./listing'),
  reading: () => import('./read-back'),
  sharing: () => import('./sharing'),
  reminding: null,
  picturing: null,
  glancing: () => import('./glancing'),
  keeping: null,
};
