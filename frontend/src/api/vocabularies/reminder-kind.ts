// Made from the schema by `npm run schema`.

export const REMINDER_KIND = [
  'affirmation',
  'kind_moment',
  'values_note',
  'session',
  'follow_up',
] as const;
export type ReminderKind = (typeof REMINDER_KIND)[number];
