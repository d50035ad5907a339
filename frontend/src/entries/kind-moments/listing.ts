import HandHeart from 'lucide/dist/esm/icons/hand-heart.mjs';

import { type Area, t } from '../../i18n';
import { oneLine } from '../../i18n/one-line';
import type { About, Timeline } from '../home';
import { aliasOf } from '../people/person';
import type { Moment } from './moment';
import { titleOf, whoOf } from './titles';

export { HandHeart as icon, titleOf as title, whoOf as line };
export const tone = 'clay';
export const texts: readonly Area[] = ['journal', 'moments'];
export const heading = (): string => t('journal.kind_kind_moments');
export const href = ({ id }: Moment): string => `/people/moments/${id}`;
export const day = ({ columns, created_at }: Moment): string => columns.happened_on ?? created_at;
export const about: About<'kind-moments'> = {
  person: ({ columns }) => columns.person,
  title: ({ words }) => oneLine(words.what ?? ''),
  untitled: () => t('people.a_kind_moment'),
};
export const timeline: Timeline<'kind-moments'> = {
  filter: 'kind-moments',
  shows: () => true,
  searched: ({ columns, words }) => [aliasOf(columns.person, ''), ...Object.values(words)],
};
