import Notebook from 'lucide/dist/esm/icons/notebook-pen.mjs';

import { type Area, t } from '../../i18n';
import type { Timeline } from '../home';
import type { Reflection } from './reflection';
import { lineOf, titleOf } from './titles';

export { lineOf as line, Notebook as icon, titleOf as title };
export const tone = 'clay';
export const texts: readonly Area[] = ['journal', 'reflections'];
export const heading = (): string => t('journal.kind_reflections');
export const href = ({ id }: Reflection): string => `/practice/reflections/${id}`;
export const day = ({ created_at }: Reflection): string => created_at;
export const about = null;
export const timeline: Timeline<'reflections'> = { filter: 'reflections', shows: () => true, searched: ({ words }) => Object.values(words) };
