// Made from the schema by `npm run schema`.

export const REPAIR_STATUS = [
  'draft',
  'paused',
  'not_now',
  'spoken',
  'waiting',
  'reflected',
  'closed',
  'archived',
] as const;
export type RepairStatus = (typeof REPAIR_STATUS)[number];
