// Made from the schema by `npm run schema`.

export const REPAIR_OUTCOME = [
  'repaired',
  'partly',
  'still_open',
  'not_now',
  'let_it_be',
  'kept_my_limit',
  'more_distance',
  'it_ended',
  'not_safe_to_repair',
  'got_worse',
] as const;
export type RepairOutcome = (typeof REPAIR_OUTCOME)[number];
