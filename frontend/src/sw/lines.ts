import english from '../../../backend/reminders/data/reminder_lines.yaml';
import spanish from '../../../backend/reminders/data/reminder_lines.es.yaml';
import type { Language } from '../i18n/languages';

/**
 * Lines that tell nothing about the app or the person, and what the two buttons beside them say. There is always at
 * least one line: the tests of the content hold it.
 */
export type ReminderLines = { readonly plain: readonly string[]; readonly actions: { readonly later: string; readonly rest: string } };

export const LINES = { en: english as ReminderLines, es: spanish as ReminderLines } as const satisfies Record<Language, ReminderLines>;
