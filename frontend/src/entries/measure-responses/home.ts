import type { Home } from '../home';

export const measureResponses: Home<'measure-responses'> = {
  writing: () => import('./writing'),
  listing: () => import('./listing'),
  reading: async () => {
    const [part, { readMeasures }] = await Promise.all([import('./read-back'), import('./known')]);
    await readMeasures();
    return part;
  },
  sharing: () => import('./sharing'),
  reminding: null,
  picturing: null,
  glancing: () => import('./glancing'),
  keeping: null,
};
