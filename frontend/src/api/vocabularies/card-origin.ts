// Made from the schema by `npm run schema`.

export const CARD_ORIGIN = [
  'own',
  'value',
  'standard',
  'moment',
  'offered',
  'noticed',
] as const;
export type CardOrigin = (typeof CARD_ORIGIN)[number];
