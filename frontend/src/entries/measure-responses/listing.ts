import ClipboardList from 'lucide/dist/esm/icons/clipboard-list.mjs';

import { type Area, t } from '../../i18n';
import type { Timeline } from '../home';
import { titleOf } from './known';
import type { Response } from './response';

export { ClipboardList as icon };
export const tone = 'green';
export const texts: readonly Area[] = ['measures'];
export const heading = (): string => t('measures.heading');
export const title = ({ columns }: Response): string => titleOf(columns.measure);
export const line = ({ columns }: Response): string => (columns.status === 'answering' ? t('measures.being_answered') : '');
export const href = ({ id }: Response): string => `/practice/measures/${id}`;
export const day = ({ columns, created_at }: Response): string => columns.answered_on ?? created_at;
export const about = null;
export const timeline: Timeline<'measure-responses'> = {
  filter: 'measure-responses',
  shows: ({ columns }) => columns.status === 'kept',
  searched: ({ columns }) => [titleOf(columns.measure)],
};
