// Made from the schema by `npm run schema`.

export const LETTER_TO = [
  'somebody',
  'me_then',
  'a_part',
  'nobody',
] as const;
export type LetterTo = (typeof LETTER_TO)[number];
