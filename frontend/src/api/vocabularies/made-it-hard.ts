// Made from the schema by `npm run schema`.

export const MADE_IT_HARD = [
  'not_deserved',
  'would_owe',
  'not_meant',
  'do_not_know_me',
  'will_not_last',
  'felt_unsafe',
  'went_numb',
  'other',
] as const;
export type MadeItHard = (typeof MADE_IT_HARD)[number];
