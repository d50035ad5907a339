// Made from the schema by `npm run schema`.

export const REMINDER_REACH = [
  'device',
  'email',
  'silent',
  'no_device',
] as const;
export type ReminderReach = (typeof REMINDER_REACH)[number];
