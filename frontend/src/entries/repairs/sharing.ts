import { type Area, t } from '../../i18n';
import { aliasUnlessHidden } from '../people/person';
import type { KeptBack } from '../home';
import type { SharedFields } from '../shared/fields';
import type { Repair } from './answers';
import { staysHere } from './quiet';

export const texts: readonly Area[] = ['practice'];
export const takesReply = false;
export const summary = true;
export const ready = ({ columns }: Repair): boolean => columns.status !== 'draft';
export const keptBack = (repair: Repair): KeptBack | null =>
  staysHere(repair)
    ? { title: t('sharing.stays_here_title'), text: t('sharing.stays_here'), href: `/practice/${repair.id}/beyond`, label: t('sharing.to_beyond') }
    : null;
export const back = (): string => t('sharing.this_moment');
export const fields = async (): Promise<SharedFields<'repairs'>> => (await import('./shared-fields')).fields;
export const readerCount = (count: number): string => t('clinic.repairs', { count });

export function title(repair: Repair | undefined): string {
  const alias = aliasUnlessHidden(repair?.columns.person ?? null);
  return alias ? t('sharing.kind_repairs_with', { alias }) : t('sharing.kind_repairs');
}

export function readerTitle(alias: string): string {
  return alias ? t('clinic.kind_repairs_with', { alias }) : t('clinic.kind_repairs');
}
