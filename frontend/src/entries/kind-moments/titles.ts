import { t } from '../../i18n';
import { oneLine } from '../../i18n/one-line';
import { aliasOf } from '../people/person';
import { dayInWords } from '../../i18n/dates';
import type { Content, Moment } from './moment';

/** The person's own words for it, in one short line. */
export function titleOf({ words }: Content): string {
  return oneLine(words.what ?? '') || t('moments.unnamed');
}

/** The day, and who was there where that was said. */
export function subtitleOf(moment: Moment): string {
  const day = dayInWords(moment.columns.happened_on ?? moment.created_at);
  const who = whoOf(moment);
  return who ? t('moments.day_and_with', { day, who }) : day;
}

export function whoOf({ columns, words }: Content): string {
  const alias = aliasOf(columns.person, '');
  return alias ? t('moments.with', { alias }) : (words.who ?? '').trim();
}
