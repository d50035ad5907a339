// Made from the schema by `npm run schema`.

export const CARD_REACTION = [
  'kept',
  'rated',
  'both_true',
  'softer',
  'stronger',
  'stung',
  'never',
] as const;
export type CardReaction = (typeof CARD_REACTION)[number];
