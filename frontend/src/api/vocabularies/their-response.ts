// Made from the schema by `npm run schema`.

export const THEIR_RESPONSE = [
  'listened',
  'acknowledged',
  'apologised',
  'explained',
  'asked_about_me',
  'changed_something',
  'needs_time',
  'went_quiet',
  'got_defensive',
  'dismissed',
  'blamed_me',
  'was_scary',
  'no_answer_yet',
] as const;
export type TheirResponse = (typeof THEIR_RESPONSE)[number];
