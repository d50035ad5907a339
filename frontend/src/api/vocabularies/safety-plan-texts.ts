// Made from the schema by `npm run schema`.

export const SAFETY_PLAN_TEXTS = [
  'signs',
  'steadies',
  'places',
  'people',
  'professionals',
  'safer',
  'numbers',
] as const;
export type SafetyPlanTexts = (typeof SAFETY_PLAN_TEXTS)[number];
