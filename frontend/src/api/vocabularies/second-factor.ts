// Made from the schema by `npm run schema`.

export const SECOND_FACTOR = [
  'none',
  'needed',
  'verified',
] as const;
export type SecondFactor = (typeof SECOND_FACTOR)[number];
