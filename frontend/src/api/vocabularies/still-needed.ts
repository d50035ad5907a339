// Made from the schema by `npm run schema`.

export const STILL_NEEDED = [
  'keeps_me_safe',
  'sometimes',
  'also_where_safe',
  'not_sure',
] as const;
export type StillNeeded = (typeof STILL_NEEDED)[number];
