// Made from the schema by `npm run schema`.

export const REMINDER_STATUS = [
  'active',
  'paused',
  'resting',
] as const;
export type ReminderStatus = (typeof REMINDER_STATUS)[number];
