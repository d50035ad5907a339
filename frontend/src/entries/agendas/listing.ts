import { type Area, t } from '../../i18n';
import { type Agenda, shownIn } from './items';

export { icon } from './picture';
export const tone = 'green';
export const texts: readonly Area[] = ['therapy'];
export const heading = (): string => t('therapy.agenda_heading');
export const title = (): string => t('therapy.agenda_title');
export const line = (agenda: Agenda): string => shownIn(agenda)[0]?.title ?? '';
export const href = (): string => '/practice/session';
export const day = ({ updated_at }: Agenda): string => updated_at;
export const about = null;
export const timeline = null; // it is about what is to come
