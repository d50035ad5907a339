// Made from the schema by `npm run schema`.

export const CUSTODY = [
  'spare',
  'own',
] as const;
export type Custody = (typeof CUSTODY)[number];
