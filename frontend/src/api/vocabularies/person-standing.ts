// Made from the schema by `npm run schema`.

export const PERSON_STANDING = [
  'present',
  'ended',
  'died',
] as const;
export type PersonStanding = (typeof PERSON_STANDING)[number];
