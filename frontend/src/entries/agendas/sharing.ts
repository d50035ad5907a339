import { type Area, t } from '../../i18n';
import type { SharedFields } from '../shared/fields';
import { type Agenda, shownIn } from './items';

export const texts: readonly Area[] = ['therapy'];
export const takesReply = false;
export const summary = false; // it has no choices to sum it up in
export const ready = (agenda: Agenda): boolean => shownIn(agenda).length > 0;
export const keptBack = (): null => null;
export const back = (): string => t('therapy.agenda_title');
export const fields = async (): Promise<SharedFields<'agendas'>> => (await import('./shared-fields')).fields;
export const title = (): string => t('therapy.agenda_shared');
export const readerTitle = (): string => t('clinic.kind_agendas');
/** Never a number: there is one list. */
export const readerCount = (): string => t('clinic.agendas');
