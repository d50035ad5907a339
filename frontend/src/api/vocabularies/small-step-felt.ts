// Made from the schema by `npm run schema`.

export const SMALL_STEP_FELT = [
  'softer',
  'same',
  'harder',
  'cant_tell',
  'not_safe',
] as const;
export type SmallStepFelt = (typeof SMALL_STEP_FELT)[number];
