// Made from the schema by `npm run schema`.

export const MOMENT_TEXTS = [
  'who',
  'what',
  'hard_words',
  'meaning',
] as const;
export type MomentTexts = (typeof MOMENT_TEXTS)[number];
