// Made from the schema by `npm run schema`.

export const REPAIR_DEPTH = [
  'light',
  'standard',
  'deep',
] as const;
export type RepairDepth = (typeof REPAIR_DEPTH)[number];
