import { type Area, t } from '../../i18n';
import { oneLine } from '../../i18n/one-line';
import type { About, Timeline } from '../home';
import { aliasOf } from '../people/person';
import type { Content, Letter } from './letter';
import { rests } from './resting';

export { icon } from './picture';
export const tone = 'clay';
export const texts: readonly Area[] = ['letters'];
export const heading = (): string => t('letters.title');

/** The name at its head; "" for none, also where words stayed from before it was to nobody. */
export function named({ answers, columns, words }: Content): string {
  return answers.to === 'nobody' ? '' : aliasOf(columns.person, '') || oneLine(words.to_words ?? '');
}

export function title(letter: Content): string {
  const { to } = letter.answers;
  const whom = named(letter) || (to === 'me_then' || to === 'a_part' ? t.of('letters.unnamed', to) : '');
  return whom ? t('letters.to_whom', { whom }) : t('letters.a_letter');
}

/** Nothing of what it says: a list is no place to meet it. */
export const line = ({ columns }: Content): string => (columns.put_away ? t('letters.is_away') : '');
export const href = ({ id }: Letter): string => `/practice/letters/${id}`;
export const day = ({ created_at }: Letter): string => created_at;
export const about: About<'unsent-letters'> = {
  person: ({ columns }) => columns.person,
  title: () => t('letters.a_letter'),
  untitled: () => t('letters.a_letter'),
};
export const timeline: Timeline<'unsent-letters'> = {
  filter: 'unsent-letters',
  shows: (letter) => !rests(letter),
  searched: (letter) => [named(letter), letter.words.body],
};
