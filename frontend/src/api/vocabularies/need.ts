// Made from the schema by `npm run schema`.

export const NEED = [
  'to_be_heard',
  'to_be_understood',
  'respect',
  'reassurance',
  'closeness',
  'space',
  'honesty',
  'safety',
  'rest',
  'help',
  'fairness',
  'a_choice',
  'to_matter',
  'kindness',
  'belonging',
  'other',
] as const;
export type Need = (typeof NEED)[number];
