import { t } from '../../i18n';
import { dayInWords } from '../../i18n/dates';
import { oneLine } from '../../i18n/one-line';
import type { SpeakUp } from './speak-up';

export function titleOf(): string {
  return t('speakup.title');
}

/** What it was about, by the choices alone: a list is no place to meet what hurts. */
export function lineOf({ answers }: Pick<SpeakUp, 'answers'>): string {
  return oneLine((answers.what ?? []).map((one) => t.of('speakup.what', one)).join(' · '));
}

/** The day, and whether it is still being written. */
export function whenOf({ columns, created_at }: SpeakUp): string {
  const day = dayInWords(created_at);
  return columns.status === 'draft' ? t('speakup.draft_note', { day }) : day;
}
