import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';

import CalendarDays from 'lucide/dist/esm/icons/calendar-days.mjs';
import Bell from 'lucide/dist/esm/icons/bell.mjs';
import Moon from 'lucide/dist/esm/icons/moon.mjs';
import Clock from 'lucide/dist/esm/icons/clock.mjs';

import { useAct } from '../../ui/use-act';
import { useLoaded } from '../../ui/use-loaded';
import { reminders as remindersFace } from '../../library/drawings/settings';
import { Face } from '../../library/face';
import { EmptyState, ErrorCallout, LinkButton, List, ListRow, Page, Skeleton } from '../../ui';
import { t } from '../../i18n';
import { loadReminders, reminders } from '../../api/reminders';
import { rowOf } from './describe';
import { OtherZone } from './next-card';

/** Off until asked for. What there is, what this device does about it, and an answer to "it did not come". */
export function ListPage(): JSX.Element {
  const { error, run } = useAct();
  useEffect(() => run(loadReminders), []); // eslint-disable-line react-hooks/exhaustive-deps -- once, at opening
  const all = reminders.value;
  const device = useLoaded(() => import('./this-device').catch(() => ({ ThisDevice: () => null })));
  // All of it in one: what stands below the reminders would move when they come.
  const known = all !== null && (all.length === 0 || device !== null);
  const add = (
    <LinkButton href="/you/reminders/new" wide={all !== null && all.length > 0}>
      {t('reminders.add')}
    </LinkButton>
  );
  return (
    <Page title={t('reminders.title')} back={{ href: '/you', label: t('shell.you') }} lead={t('reminders.lead')}>
      <Face of={remindersFace} />
      {error && <ErrorCallout>{error}</ErrorCallout>}
      {!known && !error && <Skeleton label={t('shell.loading')} />}
      {all?.length === 0 && (
        <EmptyState icon={Bell} title={t('reminders.empty_title')} action={add}>
          {t('reminders.empty')}
        </EmptyState>
      )}
      {known && all.length > 0 && (
        <>
          <List>
            {all.map((reminder) => (
              <ListRow key={reminder.id} href={`/you/reminders/${reminder.id}`} icon={Bell} {...rowOf(reminder)} />
            ))}
          </List>
          <OtherZone all={all} />
          {add}
          {device && <device.ThisDevice />}
        </>
      )}
      {(known || error) && <Others />}
    </Page>
  );
}

/** What is set for all of them, and what became of the last ones. */
function Others(): JSX.Element {
  return (
    <List>
      <ListRow href="/you/reminders/quiet" icon={Moon} tone="clay" title={t('reminders.quiet_title')} subtitle={t('reminders.quiet_note')} />
      <ListRow href="/you/reminders/session" icon={CalendarDays} tone="clay" title={t('reminders.session_title')} subtitle={t('reminders.session_note')} />
      <ListRow href="/you/reminders/last" icon={Clock} tone="clay" title={t('reminders.last_title')} subtitle={t('reminders.last_note')} />
    </List>
  );
}
