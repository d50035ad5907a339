import { type Area, t } from '../../i18n';
import type { KeptBack } from '../home';
import type { SharedFields } from '../shared/fields';
import { goesToTherapist, isBeyond } from './going';
import type { SpeakUp } from './speak-up';

export const texts: readonly Area[] = ['speakup'];
export const takesReply = true;
export const summary = false; // what it is about is in its words
export const ready = ({ columns }: SpeakUp): boolean => columns.status !== 'draft';

/** What is no misunderstanding, and what its writer says themselves or keeps, goes to nobody. */
export function keptBack(speakUp: SpeakUp): KeptBack | null {
  if (goesToTherapist(speakUp)) return null;
  const href = `/practice/speak-ups/${speakUp.id}`;
  if (isBeyond(speakUp)) return { title: t('speakup.stays_title'), text: t('speakup.stays_beyond'), href: `${href}/beyond`, label: t('speakup.to_beyond') };
  return { title: t('speakup.stays_title'), text: t('speakup.stays'), href, label: t('speakup.back_to_it') };
}

export const back = (): string => t('speakup.this_one');
export const fields = async (): Promise<SharedFields<'speak-ups'>> => (await import('./shared-fields')).fields;
export const title = (): string => t('speakup.title');
export const readerTitle = (): string => t('clinic.kind_speak_ups');
/** Never a number: nobody counts them. */
export const readerCount = (): string => t('clinic.speak_ups');
