// Made from the schema by `npm run schema`.

export const OCCURRENCE_DROPPED = [
  'late',
  'daily_most',
  'no_device',
  'silent',
] as const;
export type OccurrenceDropped = (typeof OCCURRENCE_DROPPED)[number];
