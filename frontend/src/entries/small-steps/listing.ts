import { type Area, t } from '../../i18n';
import { oneLine } from '../../i18n/one-line';
import type { About, Timeline } from '../home';
import { aliasOf } from '../people/person';
import { type Content, rests, type Step } from './content';

export { icon } from './picture';
export const tone = 'green';
export const texts: readonly Area[] = ['steps'];
export const heading = (): string => t('steps.title');

export function title({ answers: { step }, words }: Content): string {
  return oneLine(words.own ?? '') || (step ? t.of('steps.step', step) : t('steps.a_step'));
}

export function line({ columns }: Content): string {
  if (columns.put_away) return t('steps.is_away');
  const alias = aliasOf(columns.person, '');
  return alias && t('steps.with', { alias });
}

export const href = ({ id }: Step): string => `/practice/small-steps/${id}`;
export const day = ({ created_at }: Step): string => created_at;
export const about: About<'small-steps'> = {
  person: ({ columns }) => columns.person,
  title,
  untitled: () => t('steps.a_step'),
};
export const timeline: Timeline<'small-steps'> = {
  filter: 'small-steps',
  shows: (step) => !rests(step),
  searched: ({ columns, words }) => [aliasOf(columns.person, ''), ...Object.values(words)],
};
