// Made from the schema by `npm run schema`.

export const MEASURE_SCORED_BY = [
  'sum',
  'mean',
] as const;
export type MeasureScoredBy = (typeof MEASURE_SCORED_BY)[number];
