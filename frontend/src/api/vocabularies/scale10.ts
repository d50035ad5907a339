// Made from the schema by `npm run schema`.

export const SCALE10 = [
  0,
  1,
  2,
  3,
  4,
  5,
  6,
  7,
  8,
  9,
  10,
] as const;
export type Scale10 = (typeof SCALE10)[number];
