import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';

import Heart from 'lucide/dist/esm/icons/heart.mjs';

import { ListRow, Page, Skeleton } from '../../ui';
import { Slot } from '../../ui/slots';
import { useLoaded } from '../../ui/use-loaded';
import { loadCatalogues, t } from '../../i18n';
import { today } from '../../i18n/calendar';
import { Card } from '../../library/card';
import { library, openLibrary } from '../../library/texts';
import { openNotification, settled, soughtFor } from '../../library/notification-state';
import { shown, showToday } from '../../library/shown';

/** One card, and what was set aside. Nothing else, and nothing that asks for more. */
export function TodayPage(): JSX.Element {
  const { query, path, route } = useLocation();
  const token = query['note'] ?? (path.startsWith('/note/') ? path.slice('/note/'.length) : null);
  const day = today();
  useEffect(() => void openLibrary(), []);
  const known = library.value;
  const opened = useRef(day);
  useEffect(() => {
    if (day === opened.current) return;
    opened.current = day;
    openNotification.value = null; // what yesterday brought is over
    if (token !== null) route('/', true);
  }, [day, token, route]);
  useEffect(() => {
    if (known) void showToday(day);
  }, [known, day]);
  const sought = soughtFor(token, day);
  const notifications = useNotifications(sought);
  useEffect(() => {
    if (notifications && sought !== null && settled.peek() !== sought) void notifications.seek(token, day);
  }, [notifications, sought, token, day]);
  const notification = openNotification.value;
  const waits = sought !== null && settled.value !== sought;
  return (
    <Page title={t('shell.today')} wide>
      <div class="columns">
        <div>
          {waits && <Skeleton label={t('shell.loading')} />}
          {!waits && notification && notifications && <notifications.NotificationView notification={notification} />}
          {!waits && !notification && <Affirmation known={known !== null} day={day} />}
          {!waits && token && notifications && <notifications.NotificationActs token={token} />}
        </div>
        <div>
          <SetBack />
          <ListRow href="/people/moments/new" icon={Heart} tone="clay" title={t('today.kind_moment')} subtitle={t('today.kind_moment_note')} />
          {notifications && <notifications.NotificationsAside day={day} />}
          <SetAside />
          <Slot name="speakUpToday" given={{}} />
          <NotificationsNoticed />
          <MoreGuises />
          <FirstTime />
          <Offer />
        </div>
      </div>
    </Page>
  );
}

type Notifications = typeof import('./notifications/index');

/** Everything about notes, which is not needed for the first paint. Where it can't be had, the card stands as ever. */
function useNotifications(sought: string | null): Notifications | null {
  const [notifications, setNotifications] = useState<Notifications | null>(null);
  useEffect(() => {
    Promise.all([import('./notifications/index'), loadCatalogues('reminders')]).then(
      ([part]) => setNotifications(part),
      () => {
        settled.value = sought;
      },
    );
  }, [sought]);
  return notifications;
}

/** What is being written, if anything. Like the notes it comes after the first paint. */
function SetAside(): JSX.Element | null {
  const part = useLoaded(async () => (await import('./set-aside-row')).loadRow());
  return part && <part.SetAsideRow />;
}

/** What became of what was written, where the server was put back to an earlier time. */
function SetBack(): JSX.Element | null {
  const part = useLoaded(() => import('./set-back'));
  return part && <part.SetBack />;
}

/** A recovery card, where none was offered yet: nobody waits for it. */
function Offer(): JSX.Element | null {
  const part = useLoaded(() => import('./card-offer'));
  return part && <part.CardOffer />;
}

/** What became of the notes on this device, where the browser let go of them. */
function NotificationsNoticed(): JSX.Element | null {
  const part = useLoaded(() => import('./notifications-noticed'));
  return part && <part.NotificationsNoticed />;
}

/** That there are more names and icons to choose from, where there are. */
function MoreGuises(): JSX.Element | null {
  const part = useLoaded(async () => (await Promise.all([import('./more-guises'), loadCatalogues('guise')]))[0]);
  return part && <part.MoreGuises />;
}

/** Once on each device: what the exit does not do, and that nobody watches. */
function FirstTime(): JSX.Element | null {
  const part = useLoaded(() => import('./first-time'));
  return part && <part.FirstTime />;
}

function Affirmation({ known, day }: { known: boolean; day: string }): JSX.Element | null {
  if (shown.value) return <Card id={shown.value} />;
  return known && shown.value === undefined ? <Skeleton label={t('shell.loading')} /> : <NoCard known={known} day={day} />;
}

/** In the place of the affirmation, where none comes by itself. */
function NoCard(given: { known: boolean; day: string }): JSX.Element | null {
  const part = useLoaded(() => import('./no-card'));
  return part && <part.NoCard {...given} />;
}
