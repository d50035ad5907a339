// Made from the schema by `npm run schema`.

export const REMINDER_REASON = [
  'paused',
  'resting',
  'opening',
  'no_session',
  'session_too_late',
  'daily_most',
  'planning',
] as const;
export type ReminderReason = (typeof REMINDER_REASON)[number];
