import { t } from '../../i18n';
import { oneLine } from '../../i18n/one-line';
import { dayInWords } from '../../i18n/dates';
import type { Content, Reflection } from './reflection';

export function titleOf({ columns }: Pick<Content, 'columns'>): string {
  return t.of('reflections.*', columns.form);
}

/** The part's name: the person's own where they gave one. */
export function partOf({ answers, words }: Content): string {
  return words['part_own']?.trim() || (answers.part ? t.of('reflections.part', answers.part) : '');
}

/** One short line of it, the kind side first: a list is no place to meet what hurts. */
export function lineOf(reflection: Content): string {
  const { words } = reflection;
  const line = [words['kinder'], words['kindness'], words['to_it'], partOf(reflection), words['rule'], words['others']].find((text) => text?.trim()) ?? '';
  return oneLine(line);
}

/** The day, and whether it is still being written. */
export function whenOf({ columns, created_at }: Reflection): string {
  const day = dayInWords(created_at);
  return columns.status === 'draft' ? t('reflections.draft_note', { day }) : day;
}
