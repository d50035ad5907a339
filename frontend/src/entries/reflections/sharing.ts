import { type Area, t } from '../../i18n';
import type { SharedFields } from '../shared/fields';
import type { Reflection } from './reflection';
import { titleOf } from './titles';

export const texts: readonly Area[] = ['reflections'];
export const takesReply = false;
export const summary = false; // what it is about is in its words
export const ready = ({ columns }: Reflection): boolean => columns.status === 'kept';
export const keptBack = (): null => null;
export const back = (): string => t('sharing.this_reflection');
export const fields = async (): Promise<SharedFields<'reflections'>> => (await import('./shared-fields')).fields;
export const title = (reflection: Reflection | undefined): string => (reflection ? titleOf(reflection) : t('sharing.kind_reflections'));
export const readerTitle = (): string => t('clinic.kind_reflections');
export const readerCount = (count: number): string => t('clinic.reflections', { count });
