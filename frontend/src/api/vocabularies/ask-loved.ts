// Made from the schema by `npm run schema`.

export const ASK_LOVED = [
  'yes',
  'a_softer_one',
  'no',
  'not_sure',
] as const;
export type AskLoved = (typeof ASK_LOVED)[number];
