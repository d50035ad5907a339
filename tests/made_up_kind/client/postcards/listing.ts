import Mail from 'lucide/dist/esm/icons/mail.mjs';

import type { Area } from '../../i18n';
import { oneLine } from '../../i18n/one-line';
import type { OpenEntry } from '../../store';
import type { Timeline } from '../home';

type Postcard = OpenEntry<'postcards'>;

export { Mail as icon };
export const tone = 'clay';
export const texts: readonly Area[] = [];
export const heading = (): string => 'postcards';
export const title = ({ words }: Postcard): string => oneLine(words.greeting ?? '');
export const line = ({ words }: Postcard): string => oneLine(words.body ?? '');
export const href = ({ id }: Postcard): string => `/postcards/${id}`;
export const day = ({ columns, created_at }: Postcard): string => columns.happened_on ?? created_at;
export const about = null;
export const timeline: Timeline<'postcards'> = { filter: 'postcards', shows: () => true, searched: ({ words }) => Object.values(words) };
