// Made from the schema by `npm run schema`.

export const AFFIRMATION_LEVEL = [
  1,
  2,
  3,
] as const;
export type AffirmationLevel = (typeof AFFIRMATION_LEVEL)[number];
