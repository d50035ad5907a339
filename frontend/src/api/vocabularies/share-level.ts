// Made from the schema by `npm run schema`.

export const SHARE_LEVEL = [
  'summary',
  'full',
] as const;
export type ShareLevel = (typeof SHARE_LEVEL)[number];
