// Made from the schema by `npm run schema`.

export const MOMENT_DIRECTION = [
  'received',
  'gave',
  'gave_myself',
  'saw',
] as const;
export type MomentDirection = (typeof MOMENT_DIRECTION)[number];
