// Made from the schema by `npm run schema`.

export const MATTERS_MOST = [
  'get_something',
  'keep_us_close',
  'keep_self_respect',
] as const;
export type MattersMost = (typeof MATTERS_MOST)[number];
