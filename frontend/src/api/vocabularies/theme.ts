// Made from the schema by `npm run schema`.

export const THEME = [
  'system',
  'light',
  'dark',
  'dim',
] as const;
export type Theme = (typeof THEME)[number];
