// Made from the schema by `npm run schema`.

export const SPEAK_UP_STATUS = [
  'draft',
  'kept',
  'closed',
] as const;
export type SpeakUpStatus = (typeof SPEAK_UP_STATUS)[number];
