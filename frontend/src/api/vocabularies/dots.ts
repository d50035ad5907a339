// Made from the schema by `npm run schema`.

export const DOTS = [
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
  11,
  12,
] as const;
export type Dots = (typeof DOTS)[number];
