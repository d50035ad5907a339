// Made from the schema by `npm run schema`.

export const CHECK_IN_TEXTS = [
  'day',
  'felt',
  'own',
  'note',
] as const;
export type CheckInTexts = (typeof CHECK_IN_TEXTS)[number];
