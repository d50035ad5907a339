// Made from the schema by `npm run schema`.

export const LACKS = [
  'passphrase',
  'authenticator',
  'sheet',
  'codes',
] as const;
export type Lacks = (typeof LACKS)[number];
