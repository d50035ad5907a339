// Made from the schema by `npm run schema`.

export const SPEAK_UP_CLOSING = [
  'it_helped',
  'some',
  'not_really',
  'leave_it',
] as const;
export type SpeakUpClosing = (typeof SPEAK_UP_CLOSING)[number];
