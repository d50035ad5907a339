import { t } from '../../i18n';
import type { AnsweredRow } from '../../ui/answered';
import type { Content } from './speak-up';

/** What was said, in the order it was asked. What was left open does not appear at all. */
export function rowsOf({ answers, words }: Content): readonly AnsweredRow[] {
  const { what, how_strong, hopes, bringing, reply_is_fine } = answers;
  const rows: readonly (readonly [string, string | undefined])[] = [
    [t('speakup.what_row'), what?.map((one) => t.of('speakup.what', one)).join(' · ')],
    [t('speakup.happened_row'), words.happened],
    [t('speakup.strong_row'), typeof how_strong === 'number' ? t.of('speakup.strong', nearest(how_strong)) : ''],
    [t('speakup.fear_row'), words.fear],
    [t('speakup.hope_row'), hopes?.map((one) => t.of('speakup.hope', one)).join(' · ')],
    [t('speakup.hope_words_row'), words.hope],
    [t('speakup.bring_row'), bringing ? t.of('speakup.bringing', bringing) : ''],
    [t('speakup.reply_row'), typeof reply_is_fine === 'boolean' ? t(reply_is_fine ? 'speakup.reply_yes' : 'speakup.reply_no') : ''],
  ];
  return rows.flatMap(([title, text]) => (text?.trim() ? [{ title, text: text.trim() }] : []));
}

export const STRENGTHS = [0, 3, 5, 7, 10] as const;

function nearest(value: number): (typeof STRENGTHS)[number] {
  return STRENGTHS.reduce((best, one) => (Math.abs(one - value) < Math.abs(best - value) ? one : best));
}
