// Made from the schema by `npm run schema`.

export const CARD_TEXTS = [
  'text',
  'collection',
  'offered_by',
] as const;
export type CardTexts = (typeof CARD_TEXTS)[number];
