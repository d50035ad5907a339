import type { Home } from '../home';

export const agendas: Home<'agendas'> = {
  writing: () => import('./writing'),
  listing: () => import('./listing'),
  reading: () => import('./read-back'),
  sharing: () => import('./sharing'),
  reminding: null,
  picturing: null,
  glancing: () => import('./glancing'),
  keeping: null,
};
