import { sharingOf } from '../../entries/aspects';
import { t } from '../../i18n';
import { daysUntil, now } from '../../i18n/calendar';
import { clock, dayInWords, weekday } from '../../i18n/dates';
import type { Case } from './api';

/** "today, 14:00", "tomorrow, 9:30", "Thursday, 14:00" within a week, else the date. */
export function whenWords(instant: string, at = now()): string {
  const days = daysUntil(instant, at);
  const time = clock(instant);
  if (days === 0) return t('clinic.today_at', { time });
  if (days === 1) return t('clinic.tomorrow_at', { time });
  if (days > 1 && days < 7) return t('clinic.day_at', { day: weekday(instant), time });
  return t('clinic.day_at', { day: dayInWords(instant, at), time });
}

/** How many there are of each kind, in words. */
export function sharedWords(shared: Case['shared']): string {
  return Object.entries(shared).map(([kind, count]) => sharingOf(kind)?.readerCount(count) ?? t('clinic.others', { count })).join(', ');
}

/** What was never opened; else what came since the last session, which was read. */
export function countsWords({ shared, unopened }: Pick<Case, 'shared' | 'unopened'>): string {
  if (Object.keys(unopened).length > 0) return t('clinic.new', { what: sharedWords(unopened) });
  return Object.keys(shared).length > 0 ? t('clinic.all_read', { what: sharedWords(shared) }) : t('clinic.nothing_new');
}

/** That a client's page needs a look, and why. */
export function reviewWords({ review }: Pick<Case, 'review'>): string {
  return `${t('clinic.needs_review')}: ${review.map(({ reason }) => t.of('clinic.review', reason)).join(', ')}`;
}

/** What was suggested and stands, and what of it they said they took; "" for nothing. */
export function suggestedWords({ suggested: { offered = 0, accepted = 0 } }: Pick<Case, 'suggested'>): string {
  return [offered > 0 && t('clinic.suggested', { count: offered }), accepted > 0 && t('clinic.suggested_accepted', { count: accepted })].filter(Boolean).join(' · ');
}

/** What an item is called; whom it is about is known once it was opened. */
export function titleOf(kind: string, alias = ''): string {
  return sharingOf(kind)?.readerTitle(alias) ?? t('clinic.kind_other');
}
