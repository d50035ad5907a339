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

/** What came since the last session, by kind, in words. */
export function sharedWords(shared: Case['shared']): string {
  const kinds = Object.entries(shared).map(([kind, count]) => sharingOf(kind)?.readerCount(count) ?? t('clinic.others', { count }));
  return kinds.length > 0 ? kinds.join(' · ') : t('clinic.nothing_shared');
}

/** What an item is called; whom it is about is known once it was opened. */
export function titleOf(kind: string, alias = ''): string {
  return sharingOf(kind)?.readerTitle(alias) ?? t('clinic.kind_other');
}
