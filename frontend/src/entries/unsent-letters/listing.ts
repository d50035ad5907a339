import { type Area, t } from '../../i18n';
import { oneLine } from '../../i18n/one-line';
import { entries } from '../../store';
import type { About, Timeline } from '../home';
import { aliasOf, goesQuietly } from '../people/person';
import type { Content, Letter } from './letter';

export { icon } from './picture';
export const tone = 'clay';
export const texts: readonly Area[] = ['letters'];
export const heading = (): string => t('letters.title');

/** The name at its head; "" for none. */
export function named({ columns, words }: Content): string {
  return aliasOf(columns.person, '') || oneLine(words.to_words ?? '');
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
  searched: ({ columns, words }) => [aliasOf(columns.person, ''), ...Object.values(words)],
};

/** To somebody with whom the person goes quietly. One who is not on this device may be one of these. */
export function isToSomebodyQuiet({ columns: { person: id } }: Content): boolean {
  const person = id === null ? undefined : entries.find('people', id);
  return id !== null && (!person || goesQuietly(person));
}

/** Whether it stays out of sight until somebody looks for it. */
export function rests(letter: Content): boolean {
  return letter.columns.put_away || isToSomebodyQuiet(letter);
}
