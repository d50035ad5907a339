// Made from the schema by `npm run schema`.

export const PERSON_ROUTE = [
  'open',
  'careful',
  'quiet',
  'unset',
] as const;
export type PersonRoute = (typeof PERSON_ROUTE)[number];
