import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

import { entries, type OpenEntry } from '../../../store/index';
import { newestFirst } from '../../../store/order';
import { Button, LinkButton, List, ListRow } from '../../../ui/index';
import { isLoaded, loadCatalogues, t } from '../../../i18n/index';
import { now } from '../../../i18n/calendar';
import { weekday } from '../../../i18n/dates';
import { mayComeUp } from '../../../entries/repairs/quiet';
import { titleOf, whenOf } from '../../../entries/repairs/titles';
import { isQuietWithTherapist } from '../../../library/own-cards';
import { loadSession } from '../../../api/reminders';
import { NotificationCard, type NotificationProps } from './card';

// A note of the day before comes at most so long before the session; of the evening after, the next one is further
// away.
const SOON_MS = 44 * 60 * 60 * 1000;
const MOST = 3;
const AT_REST: readonly string[] = ['closed', 'archived'];

/** A neutral question around the session. Bringing something and leaving it are equal answers. */
export function SessionNotification({ close }: NotificationProps): JSX.Element {
  const [day, setDay] = useState('');
  useEffect(() => {
    void loadCatalogues('practice').catch(() => undefined);
    void loadSession().then(
      ({ next_at }) => setDay(dayIfSoon(next_at)),
      () => undefined, // the question stands without a day
    );
  }, []);
  return (
    <NotificationCard title={t('reminders.content_session')}>
      <p class="said">{day ? t('reminders.note_before', { day }) : t('reminders.note_around')}</p>
      <List>
        {isLoaded('practice') && toBring().map((repair) => <ListRow key={repair.id} href={`/practice/${repair.id}`} title={titleOf(repair)} subtitle={whenOf(repair)} />)}
      </List>
      <div class="row">
        <LinkButton variant="soft" href="/practice/session">
          {t('reminders.note_list')}
        </LinkButton>
        <Button variant="soft" onClick={close}>
          {day ? t('reminders.note_leave_home') : t('reminders.note_leave_there')}
        </Button>
      </div>
    </NotificationCard>
  );
}

/**
 * The newest that still stand open, none of them about somebody who is not to come up. Nothing is to be brought to a
 * therapist with whom the person goes quietly.
 */
function toBring(): readonly OpenEntry<'repairs'>[] {
  if (isQuietWithTherapist()) return [];
  return entries
    .of('repairs')
    .value.filter((repair) => !AT_REST.includes(repair.columns.status) && mayComeUp(repair))
    .toSorted(newestFirst)
    .slice(0, MOST);
}

function dayIfSoon(next: string | null): string {
  if (next === null || Date.parse(next) - now().getTime() > SOON_MS) return '';
  return weekday(next);
}
