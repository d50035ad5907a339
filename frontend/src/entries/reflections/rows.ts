import { type MessageKey, t } from '../../i18n';
import { partOf } from './titles';
import type { Content } from './reflection';

const word = (name: string): string => t(`reflections.${name}` as MessageKey);

export type Row = { readonly title: string; readonly text: string };

/** What was said, in the order it was asked. What was left open does not appear at all. */
export function rowsOf(reflection: Content): readonly Row[] {
  const { columns, answers, words } = reflection;
  const { part, feel, after, thanked, whose, how_strict, ask_loved, how_true } = answers;
  const numbered = (value: number | null | undefined, say: (value: number) => string): string => (typeof value === 'number' ? say(value) : '');
  const rows: Record<Content['columns']['form'], readonly (readonly [string, string | undefined])[]> = {
    kind_minute: [
      ['hurts_title', words['hurts']],
      ['others_title', words['others']],
      ['kindness_title', words['kindness']],
      ['after_title', after ? word(`after_${after}`) : ''],
    ],
    parts: [
      ['part_title', part || words['part_own'] ? partOf(reflection) : ''],
      ['heard_row', words['heard']],
      ['sounds_title', words['sounds']],
      ['tries_title', words['tries']],
      ['worries_title', words['worries']],
      ['feel_row', feel ? word(`feel_${feel}`) : ''],
      ['needs_title', words['needs']],
      ['wise_title', words['wise']],
      ['thanks_title', typeof thanked === 'boolean' ? word(thanked ? 'thanks_yes' : 'thanks_no') : ''],
    ],
    standard: [
      ['rule_label', words['rule']],
      ['whose_title', [whose && whose !== 'other' && word(`whose_${whose}`), words['whose_own']?.trim()].filter(Boolean).join(', ') || (whose ? word(`whose_${whose}`) : '')],
      ['strict_title', numbered(how_strict, (value) => word(`strict_${value}`))],
      ['protected_title', words['protected']],
      ['loved_title', ask_loved ? word(`loved_${ask_loved}`) : ''],
      ['kinder_label', words['kinder']],
      ['true_title', numbered(how_true, (value) => t('reflections.of_ten', { value }))],
    ],
  };
  return rows[columns.form].flatMap(([name, text]) => (text?.trim() ? [{ title: word(name), text: text.trim() }] : []));
}
