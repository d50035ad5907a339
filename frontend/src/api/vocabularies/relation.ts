// Made from the schema by `npm run schema`.

export const RELATION = [
  'partner',
  'friend',
  'family',
  'colleague',
  'my_therapist',
  'group',
  'other',
] as const;
export type Relation = (typeof RELATION)[number];
