// Made from the schema by `npm run schema`.

export const SPEAK_UP_TEXTS = [
  'happened',
  'fear',
  'hope',
  'reply_from',
  'reply_acknowledgement',
  'reply_apology',
  'reply_clarification',
  'reply_invitation',
  'replies_before',
] as const;
export type SpeakUpTexts = (typeof SPEAK_UP_TEXTS)[number];
