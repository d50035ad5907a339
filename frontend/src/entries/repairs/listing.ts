import Repeat from 'lucide/dist/esm/icons/refresh-cw.mjs';

import { type Area, t } from '../../i18n';
import { oneLine } from '../../i18n/one-line';
import type { About, Timeline } from '../home';
import { aliasOf } from '../people/person';
import type { Repair } from './answers';
import { statusOf, titleOf } from './titles';

const happened = ({ words }: Repair): string => oneLine(words.happened ?? '');

export { Repeat as icon, titleOf as title };
export const tone = 'green';
export const texts: readonly Area[] = ['journal', 'practice'];
export const heading = (): string => t('journal.kind_repairs');
export const line = (repair: Repair): string => happened(repair) || statusOf(repair);
export const href = ({ id }: Repair): string => `/practice/${id}`;
export const day = ({ columns, created_at }: Repair): string => columns.happened_on ?? created_at;
export const about: About<'repairs'> = { person: ({ columns }) => columns.person, title: happened, untitled: () => t('people.a_moment') };
export const timeline: Timeline<'repairs'> = {
  filter: 'repairs',
  shows: () => true,
  searched: ({ columns, words }) => [aliasOf(columns.person, ''), ...Object.values(words)],
};
