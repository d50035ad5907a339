import { type Area, t } from '../../i18n';
import type { KeptBack } from '../home';
import type { SharedFields } from '../shared/fields';
import { aliasUnlessHidden, type Person } from './person';
import { goesToNoTherapist } from './stays';

export const texts: readonly Area[] = ['people'];
export const takesReply = false;
export const summary = true;
export const ready = (): boolean => true;
export const back = (): string => t('sharing.this_page');
export const fields = async (): Promise<SharedFields<'people'>> => (await import('./shared-fields')).fields;
export const readerCount = (count: number): string => t('clinic.people', { count });

export function keptBack(person: Person): KeptBack | null {
  if (!goesToNoTherapist(person)) return null;
  return { title: t('sharing.stays_here_title'), text: t('sharing.stays_here'), href: `/people/${person.id}/safety`, label: t('people.carefully') };
}

export function title(person: Person | undefined): string {
  const alias = person ? aliasUnlessHidden(person.id) : '';
  return alias ? t('sharing.kind_people_of', { alias }) : t('sharing.kind_people');
}

export function readerTitle(alias: string): string {
  return alias ? t('clinic.kind_people_of', { alias }) : t('clinic.kind_people');
}
