import Mail from 'lucide/dist/esm/icons/mail.mjs';

import type { Area } from '../../i18n';
import { oneLine } from '../../i18n/one-line';
import type { OpenEntry } from '../../store';
import type { Timeline } from '../home';

type Letter = OpenEntry<'letters'>;

export { Mail as icon };
export const tone = 'clay';
export const texts: readonly Area[] = [];
export const heading = (): string => 'letters';
export const title = ({ words }: Letter): string => oneLine(words.greeting ?? '');
export const line = ({ words }: Letter): string => oneLine(words.body ?? '');
export const href = ({ id }: Letter): string => `/letters/${id}`;
export const day = ({ columns, created_at }: Letter): string => columns.happened_on ?? created_at;
export const about = null;
export const timeline: Timeline<'letters'> = { filter: 'letters', shows: () => true, searched: ({ words }) => Object.values(words) };
