import type { JSX } from 'preact';

import { listingOf } from '../../entries/aspects';
import { dayOf, writtenIn } from '../../entries/check-ins/check-in';
import { inWords } from '../../entries/check-ins/in-words';
import { t } from '../../i18n';
import { today } from '../../i18n/calendar';
import { dayInWords, monthInWords, weekdayAndDay, weekdayName } from '../../i18n/dates';
import { firstDayOfWeek } from '../../i18n/week';
import { Face } from '../../library/face';
import { List, ListRow, Page } from '../../ui';
import { calendar } from './drawings';
import { HiddenElsewhere } from './item-row';
import { addressOf, besides, isDay, isMonth, type Month, monthOf, weekdaysFrom, weeksOf } from './month';
import { timeline } from './timeline';
import { Ways } from './ways';

/**
 * One month of one's own days. A day with something of one's own is a way there; any other is a day like all days, and
 * nothing says what is not there.
 */
export function CalendarPage({ month: named = '' }: { month?: string }): JSX.Element {
  const now = monthOf(today());
  const month = isMonth(named) ? named : now;
  const days = new Set(timeline().map(({ day }) => day));
  const beside = besides(month, [now, ...[...days].filter(isDay).map(monthOf)]);
  const lead = [...days].some((day) => monthOf(day) === month) && t('journal.calendar_lead');
  return (
    <Page title={monthInWords(month)} lead={lead} back={{ href: '/journal', label: t('shell.journal') }} wide>
      <Face of={calendar} tone="clay" />
      <div class="columns">
        <div>
          <Grid month={month} written={days} />
          <Ways label={t('journal.calendar_ways')} to={beside} href={(one) => `/journal/calendar/${one}`} called={monthInWords} />
          <HiddenElsewhere />
        </div>
        <HowIWas month={month} />
      </div>
    </Page>
  );
}

function Grid({ month, written }: { readonly month: Month; readonly written: ReadonlySet<string> }): JSX.Element {
  const first = firstDayOfWeek();
  const now = today();
  return (
    <table class="calendar">
      <caption class="visually-hidden">{t('journal.calendar_caption')}</caption>
      <thead>
        <tr>
          {weekdaysFrom(first).map((day) => (
            <th key={day} scope="col">
              <abbr title={weekdayName(day, 'long')}>{weekdayName(day, 'short')}</abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month, first).map((week, index) => (
          <tr key={index}>
            {week.map((day, at) => (
              <td key={at} {...(day === now && { 'aria-current': 'date' as const })}>
                {day && (written.has(day) ? <Written day={day} /> : <span class="calendar-day">{numberOf(day)}</span>)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Written({ day }: { readonly day: string }): JSX.Element {
  return (
    <a class="calendar-day" href={addressOf(day)} aria-label={weekdayAndDay(day)}>
      {numberOf(day)}
    </a>
  );
}

function numberOf(day: string): number {
  return Number(day.slice(8));
}

/** What was written of how it was, in this month, in the person's own words. */
function HowIWas({ month }: { readonly month: Month }): JSX.Element | null {
  const written = writtenIn(month);
  if (written.length === 0) return null;
  return (
    <section class="stack stack--tight">
      <h2 class="section-title">{t('journal.calendar_felt')}</h2>
      <List>
        {written.map((one) => (
          <ListRow key={one.id} href={listingOf(one).href?.(one) ?? ''} title={inWords(one)} subtitle={dayInWords(dayOf(one))} />
        ))}
      </List>
    </section>
  );
}
