// Made from the schema by `npm run schema`.

export const SPEAK_UP_WHAT = [
  'misunderstood',
  'too_fast',
  'question_too_much',
  'tone',
  'forgot_something',
  'late_or_cancelled',
  'felt_judged',
  'ended_abruptly',
  'reply_between_sessions',
  'money_or_rules',
  'cannot_say',
  'beyond',
] as const;
export type SpeakUpWhat = (typeof SPEAK_UP_WHAT)[number];
