// Made from the schema by `npm run schema`.

export const SESSION_EVERY_WEEKS = [
  0,
  1,
  2,
  4,
] as const;
export type SessionEveryWeeks = (typeof SESSION_EVERY_WEEKS)[number];
