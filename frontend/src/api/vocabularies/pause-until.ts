// Made from the schema by `npm run schema`.

export const PAUSE_UNTIL = [
  'tomorrow',
  'week',
  'back',
] as const;
export type PauseUntil = (typeof PAUSE_UNTIL)[number];
