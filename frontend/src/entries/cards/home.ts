import type { Home } from '../home';

export const cards: Home<'cards'> = {
  writing: () => import('./writing'),
  listing: () => import('./listing'),
  reading: null, // its title says it all
  sharing: () => import('./sharing'),
  reminding: () => import('./reminding'),
  picturing: null,
  glancing: () => import('./glancing'),
  keeping: () => import('./keeping'),
};
