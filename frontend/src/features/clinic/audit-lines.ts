import { t } from '../../i18n';
import { dayInWords } from '../../i18n/dates';
import type { OpenedLine } from './api';
import { titleOf } from './titles';

/** In words. Those that would read alike are one, with how many they are: the client's log has each by itself. */
export function linesOf(opened: readonly OpenedLine[]): readonly string[] {
  const counts = new Map<string, { readonly act: string; readonly day: string; readonly what: string; count: number }>();
  for (const { act, kind, on } of opened) {
    const [day, what] = [dayInWords(on), titleOf(kind)];
    const alike = counts.get(`${act} ${day} ${what}`);
    if (alike) alike.count += 1;
    else counts.set(`${act} ${day} ${what}`, { act, day, what, count: 1 });
  }
  return [...counts.values()].map(({ act, ...line }) => t(LINES[act] ?? 'clinic.audit_line', line));
}

const LINES: Readonly<Record<string, 'clinic.audit_line_acknowledged' | 'clinic.audit_line_exported'>> = {
  acknowledged: 'clinic.audit_line_acknowledged',
  exported: 'clinic.audit_line_exported',
};
