// Made from the schema by `npm run schema`.

export const KEYS = [
  'first',
  'lost',
  'anew',
] as const;
export type Keys = (typeof KEYS)[number];
