// Made from the schema by `npm run schema`.

export const GIVING_AS = [
  'words',
  'dots',
] as const;
export type GivingAs = (typeof GIVING_AS)[number];
