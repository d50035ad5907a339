import { t } from '../../i18n';
import type { Person } from './person';

/** What somebody is to the person, in their own words first. */
export function relationOf({ answers, words }: Person): string {
  return words.relation_words || (answers.relation ? t.of('people.relation', answers.relation) : '');
}
