// Made from the schema by `npm run schema`.

export const ANSWER = [
  'keep',
  'later',
  'stop',
] as const;
export type Answer = (typeof ANSWER)[number];
