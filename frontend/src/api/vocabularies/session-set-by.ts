// Made from the schema by `npm run schema`.

export const SESSION_SET_BY = [
  'therapist',
  'me',
] as const;
export type SessionSetBy = (typeof SESSION_SET_BY)[number];
