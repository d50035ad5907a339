import { t } from '../../words';
import { aliasOf } from '../people/person';
import { dayOf } from '../practice/reading';
import type { Content, Moment } from './moment';

/** The person's own words for it, in one short line. */
export function titleOf({ words }: Content): string {
  const line = (words.what ?? '').trim().replaceAll(/\s+/g, ' ');
  if (line.length > 90) return `${line.slice(0, 89).trimEnd()}…`;
  return line || t('moments.unnamed');
}

/** The day, and who was there where that was said. */
export function noteOf(moment: Moment): string {
  const day = dayOf(moment.columns.happened_on ?? moment.created_at);
  const who = whoOf(moment);
  return who ? t('moments.day_and_with', { day, who }) : day;
}

export function whoOf({ columns, words }: Content): string {
  const alias = aliasOf(columns.person, '');
  return alias ? t('moments.with', { alias }) : (words.who ?? '').trim();
}
