// Made from the schema by `npm run schema`.

export const NOW_OR_ECHO = [
  'mostly_now',
  'both',
  'old_echo',
  'not_sure',
] as const;
export type NowOrEcho = (typeof NOW_OR_ECHO)[number];
