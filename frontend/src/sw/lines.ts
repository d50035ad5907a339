import content from '../../../backend/reminders/data/reminder_lines.yaml';

type ReminderLines = { plain: readonly string[]; actions: { readonly later: string; readonly rest: string } };

/**
 * Lines that tell nothing about the app or the person. There is always at least one: the tests of the content hold
 * it.
 */
export const plainLines = (content as ReminderLines).plain;
export const actionLabels = (content as ReminderLines).actions;
