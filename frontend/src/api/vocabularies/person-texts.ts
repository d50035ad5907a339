// Made from the schema by `npm run schema`.

export const PERSON_TEXTS = [
  'alias',
  'relation_words',
  'strengths',
  'support_words',
  'expect',
  'really_did',
  'never_shown',
  'giving_receiving',
] as const;
export type PersonTexts = (typeof PERSON_TEXTS)[number];
