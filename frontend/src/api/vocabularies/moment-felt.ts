// Made from the schema by `npm run schema`.

export const MOMENT_FELT = [
  'free',
  'owing',
] as const;
export type MomentFelt = (typeof MOMENT_FELT)[number];
