// Made from the schema by `npm run schema`.

export const OCCURRENCE_PURPOSE = [
  'scheduled',
  'later',
  'test',
] as const;
export type OccurrencePurpose = (typeof OCCURRENCE_PURPOSE)[number];
