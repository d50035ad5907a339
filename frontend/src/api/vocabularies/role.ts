// Made from the schema by `npm run schema`.

export const ROLE = [
  'client',
  'clinician',
  'administrator',
] as const;
export type Role = (typeof ROLE)[number];
