import { type Area, t } from '../../i18n';
import { oneLine } from '../../i18n/one-line';
import type { Timeline } from '../home';
import { type CheckIn, dayOf, isBlank } from './check-in';
import { inWords } from './in-words';

export { icon } from './picture';
export { dayOf as day };
export const tone = 'clay';
export const texts: readonly Area[] = ['journal'];
export const heading = (): string => t('journal.kind_check_ins');
export const title = (checkIn: CheckIn): string => inWords(checkIn) || t('journal.kind_check_ins');
export const href = ({ id }: CheckIn): string => `/journal/how-am-i/${id}`;
export const about = null;
export const timeline: Timeline<'check-ins'> = {
  filter: 'check-ins',
  shows: (checkIn) => !isBlank(checkIn),
  searched: (checkIn) => [inWords(checkIn), checkIn.words.note],
};

/** How the note begins, unless that is the title. */
export function line(checkIn: CheckIn): string {
  const begins = oneLine(checkIn.words.note ?? '');
  return begins === title(checkIn) ? '' : begins;
}
