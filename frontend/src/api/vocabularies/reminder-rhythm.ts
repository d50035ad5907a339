// Made from the schema by `npm run schema`.

export const REMINDER_RHYTHM = [
  'days',
  'surprise',
  'opening',
  'day_before',
  'evening_after',
  'morning_after',
  'once',
] as const;
export type ReminderRhythm = (typeof REMINDER_RHYTHM)[number];
