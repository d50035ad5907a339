// Made from the schema by `npm run schema`.

export const HOW_TO_SAY = [
  'in_person',
  'call',
  'message',
  'letter_not_sent',
  'in_session',
] as const;
export type HowToSay = (typeof HOW_TO_SAY)[number];
