// Made from the schema by `npm run schema`.

export const UNSENT_LETTER_TEXTS = [
  'to_words',
  'body',
] as const;
export type UnsentLetterTexts = (typeof UNSENT_LETTER_TEXTS)[number];
