// Made from the schema by `npm run schema`.

export const SPEAK_UP_BRINGING = [
  'say_it_myself',
  'open_it_gently',
  'read_it_before',
  'practise_first',
  'keep_private',
] as const;
export type SpeakUpBringing = (typeof SPEAK_UP_BRINGING)[number];
