import type { Home } from '../home';

export const unsentLetters: Home<'unsent-letters'> = {
  writing: () => import('./writing'),
  listing: () => import('./listing'),
  reading: () => import('./read-back'),
  sharing: null, // nothing sends it, and it goes to nobody
  reminding: null, // nor does it come up by itself
  picturing: null,
  glancing: null,
  keeping: null,
};
