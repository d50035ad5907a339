import { t } from '../../i18n';
import { dayInWords } from '../../i18n/dates';
import type { OpenedLine } from './api';
import { titleOf } from './titles';

/** In words. Those that would read alike are one, with how many they are: the client's log has each by itself. */
export function linesOf(opened: readonly OpenedLine[]): readonly string[] {
  const counts = new Map<string, { readonly day: string; readonly what: string; count: number }>();
  for (const { kind, on } of opened) {
    const [day, what] = [dayInWords(on), titleOf(kind)];
    const alike = counts.get(`${day} ${what}`);
    if (alike) alike.count += 1;
    else counts.set(`${day} ${what}`, { day, what, count: 1 });
  }
  return [...counts.values()].map((line) => t('clinic.audit_line', line));
}
