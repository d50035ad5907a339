import { type Area, t } from '../../i18n';
import type { SharedFields } from '../shared/fields';
import { fields as FIELDS } from './shared-fields';

export const texts: readonly Area[] = [];
export const takesReply = false;
export const summary = false; // it has no choices to sum it up in
export const ready = (): boolean => true;
export const keptBack = (): null => null;
export const back = (): string => t('sharing.this_card');
export const fields = async (): Promise<SharedFields<'cards'>> => FIELDS;
export const title = (): string => t('sharing.kind_cards');
export const readerTitle = (): string => t('clinic.kind_cards');
export const readerCount = (count: number): string => t('clinic.cards', { count });
