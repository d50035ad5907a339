// Made from the schema by `npm run schema`.

export const REMINDER_WORDING = [
  'silent',
  'plain',
  'words',
] as const;
export type ReminderWording = (typeof REMINDER_WORDING)[number];
