import { type Area, t } from '../../i18n';
import type { KeptBack } from '../home';
import { aliasUnlessHidden } from '../people/person';
import { whoKeepsItBack } from '../people/stays';
import type { SharedFields } from '../shared/fields';
import { fields as FIELDS } from './shared-fields';
import type { Moment } from './moment';

export const texts: readonly Area[] = ['moments'];
export const takesReply = false;
export const summary = true;
export const ready = (): boolean => true;
export const back = (): string => t('sharing.this_kind_moment');
export const fields = async (): Promise<SharedFields<'kind-moments'>> => FIELDS;
export const readerCount = (count: number): string => t('clinic.moments', { count });

export function title(moment: Moment | undefined): string {
  const alias = aliasUnlessHidden(moment?.columns.person ?? null);
  return alias ? t('sharing.kind_moments_with', { alias }) : t('sharing.kind_moments');
}

export function readerTitle(alias: string): string {
  return alias ? t('clinic.kind_moments_with', { alias }) : t('clinic.kind_moments');
}

/** As all that is about somebody who goes to no therapist. */
export function keptBack({ columns: { person: id } }: Moment): KeptBack | null {
  const person = whoKeepsItBack(id);
  if (!person) return null;
  return { title: t('sharing.stays_here_title'), text: t('sharing.stays_here'), href: `/people/${person.id}/safety`, label: t('moments.to_carefully') };
}
