import { type MessageKey, t } from '../../i18n';
import { partOf } from './titles';
import type { AnsweredRow } from '../../ui/answered';
import type { Content } from './reflection';

/** What was said, in the order it was asked. What was left open does not appear at all. */
export function rowsOf(reflection: Content): readonly AnsweredRow[] {
  const { columns, answers, words } = reflection;
  const { part, feel, after, thanked, whose, how_strict, ask_loved, how_true, ways, still } = answers;
  const numbered = (value: number | null | undefined, say: (value: number) => string): string => (typeof value === 'number' ? say(value) : '');
  const rows: Record<Content['columns']['form'], readonly (readonly [MessageKey, string | undefined])[]> = {
    kind_minute: [
      ['reflections.hurts_title', words['hurts']],
      ['reflections.others_title', words['others']],
      ['reflections.kindness_title', words['kindness']],
      ['reflections.after_title', after ? t.of('reflections.after', after) : ''],
    ],
    parts: [
      ['reflections.part_title', part || words['part_own'] ? partOf(reflection) : ''],
      ['reflections.heard_row', words['heard']],
      ['reflections.feel_row', feel ? t.of('reflections.feel', feel) : ''],
      ['reflections.sounds_title', words['sounds']],
      ['reflections.with_whom', words['with_whom']],
      ['reflections.tries_title', words['tries']],
      ['reflections.worries_title', words['worries']],
      ['reflections.needs_title', words['needs']],
      ['reflections.good_at', words['good_at']],
      ['reflections.wise_title', words['wise']],
      ['reflections.another_says', words['another_says']],
      ['reflections.thanks_title', typeof thanked === 'boolean' ? t(thanked ? 'reflections.thanks_yes' : 'reflections.thanks_no') : ''],
    ],
    standard: [
      ['reflections.rule_label', words['rule']],
      ['reflections.whose_title', [whose && whose !== 'other' && t.of('reflections.whose', whose), words['whose_own']?.trim()].filter(Boolean).join(', ') || (whose ? t.of('reflections.whose', whose) : '')],
      ['reflections.strict_title', numbered(how_strict, (value) => t.of('reflections.strict', value))],
      ['reflections.protected_title', words['protected']],
      ['reflections.loved_title', ask_loved ? t.of('reflections.loved', ask_loved) : ''],
      ['reflections.kinder_label', words['kinder']],
      ['reflections.true_title', numbered(how_true, (value) => t('reflections.of_ten', { value }))],
    ],
    keeps_away: [
      ['reflections.ways_row', [...(ways ?? []).filter((one) => one !== 'other' || !words['ways_own']?.trim()).map((one) => t.of('reflections.ways', one)), words['ways_own']?.trim()].filter(Boolean).join(', ')],
      ['reflections.comes_up_title', words['comes_up']],
      ['reflections.once_title', words['once']],
      ['reflections.still_title', still ? t.of('reflections.still', still) : ''],
      ['reflections.to_it_title', words['to_it']],
    ],
  };
  return rows[columns.form].flatMap(([name, text]) => (text?.trim() ? [{ title: t(name), text: text.trim() }] : []));
}
