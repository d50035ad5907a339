// Made from the schema by `npm run schema`.

export const SUBJECT = [
  'care_link',
  'grant',
  'scope',
  'lock_screen',
  'measure',
] as const;
export type Subject = (typeof SUBJECT)[number];
