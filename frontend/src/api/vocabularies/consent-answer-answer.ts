// Made from the schema by `npm run schema`.

export const CONSENT_ANSWER_ANSWER = [
  'keep',
  'later',
  'stop',
] as const;
export type ConsentAnswerAnswer = (typeof CONSENT_ANSWER_ANSWER)[number];
