// Made from the schema by `npm run schema`.

export const HANDOVER_ANSWER_ANSWER = [
  'accepted',
  'declined',
] as const;
export type HandoverAnswerAnswer = (typeof HANDOVER_ANSWER_ANSWER)[number];
