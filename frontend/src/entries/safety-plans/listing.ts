import LifeBuoy from 'lucide/dist/esm/icons/life-buoy.mjs';

import { type Area, t } from '../../i18n';
import type { Plan } from './plan';

export { LifeBuoy as icon };
export const tone = 'green';
export const texts: readonly Area[] = ['help'];
export const heading = (): string => t('help.plan');
export const title = (): string => t('help.plan');
export const line = ({ words }: Plan): string => words.steadies ?? '';
export const href = (): string => '/help/plan';
export const day = ({ updated_at }: Plan): string => updated_at;
export const about = null;
export const timeline = null; // it is for when it is needed, and no day's
