import type { JSX } from 'preact';

import { t } from '../../i18n';
import { dayInWords, monthInWords, weekdayAndDay } from '../../i18n/dates';
import { List, Page } from '../../ui';
import { HiddenElsewhere, ItemRow } from './item-row';
import { addressOf, besides, isDay } from './month';
import { timeline } from './timeline';
import { Ways } from './ways';

/** One day: what there is of one's own, as the journal shows it. */
export function DayPage({ month, day }: { month: string; day: string }): JSX.Element {
  const whole = `${month}-${day}`;
  const all = timeline();
  const items = all.filter((item) => item.day === whole);
  return (
    <Page title={weekdayAndDay(whole)} back={{ href: `/journal/calendar/${month}`, label: monthInWords(month) }}>
      {items.length === 0 ? (
        <p class="quiet">{t('journal.calendar_nothing')}</p>
      ) : (
        <List>
          {items.map((item) => (
            <ItemRow key={item.entry.id} item={item} />
          ))}
        </List>
      )}
      <Ways label={t('journal.calendar_days')} to={besides(whole, all.map((item) => item.day).filter(isDay))} href={addressOf} called={dayInWords} />
      <HiddenElsewhere />
    </Page>
  );
}
