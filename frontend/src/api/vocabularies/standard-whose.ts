// Made from the schema by `npm run schema`.

export const STANDARD_WHOSE = [
  'mine',
  'raised_me',
  'somebody_close',
  'school_or_work',
  'faith_or_culture',
  'not_sure',
  'other',
] as const;
export type StandardWhose = (typeof STANDARD_WHOSE)[number];
