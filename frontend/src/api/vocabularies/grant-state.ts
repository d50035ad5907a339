// Made from the schema by `npm run schema`.

export const GRANT_STATE = [
  'live',
  'paused',
  'revoked',
  'over',
] as const;
export type GrantState = (typeof GRANT_STATE)[number];
