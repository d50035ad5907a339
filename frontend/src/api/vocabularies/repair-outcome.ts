// Made from the schema by `npm run schema`.

export const REPAIR_OUTCOME = [
  'not_now',
  'still_open',
  'repaired',
  'partly',
  'let_it_be',
  'kept_my_limit',
  'more_distance',
  'it_ended',
  'not_safe_to_repair',
  'got_worse',
] as const;
export type RepairOutcome = (typeof REPAIR_OUTCOME)[number];
