// Made from the schema by `npm run schema`.

export const SMALL_STEP_TEXTS = [
  'own',
  'expected',
  'came',
] as const;
export type SmallStepTexts = (typeof SMALL_STEP_TEXTS)[number];
