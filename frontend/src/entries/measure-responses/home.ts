import type { Home } from '../home';

export const measureResponses: Home<'measure-responses'> = {
  writing: () => import('./writing'),
  listing: () => import('./listing'),
  reading: async () => {
    const part = await import('./read-back');
    await part.readMeasures();
    return part;
  },
  sharing: () => import('./sharing'),
  reminding: null,
  picturing: null,
  glancing: () => import('./glancing'),
  keeping: null,
};
