// Made from the schema by `npm run schema`.

export const SCALE4 = [
  0,
  1,
  2,
  3,
  4,
] as const;
export type Scale4 = (typeof SCALE4)[number];
