// Made from the schema by `npm run schema`.

export const REMINDER_CONTENT = [
  'affirmation',
  'kind_moment',
  'values_note',
  'session',
  'follow_up',
] as const;
export type ReminderContent = (typeof REMINDER_CONTENT)[number];
