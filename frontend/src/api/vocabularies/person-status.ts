// Made from the schema by `npm run schema`.

export const PERSON_STATUS = [
  'present',
  'ended',
  'died',
] as const;
export type PersonStatus = (typeof PERSON_STATUS)[number];
