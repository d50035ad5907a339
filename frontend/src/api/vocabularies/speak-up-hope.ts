// Made from the schema by `npm run schema`.

export const SPEAK_UP_HOPE = [
  'just_be_heard',
  'acknowledgement',
  'apology',
  'clarification',
  'slow_down',
  'something_different',
] as const;
export type SpeakUpHope = (typeof SPEAK_UP_HOPE)[number];
