import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';

import Heart from 'lucide/dist/esm/icons/heart.mjs';

import { ListRow, Page, Skeleton } from '../../ui';
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
  const [asked, setAsked] = useState(false);
  useEffect(() => void openLibrary().finally(() => setAsked(true)), []);
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
          {waits && <OnItsWay />}
          {!waits && notification && notifications && <notifications.NotificationView notification={notification} />}
          {!waits && !notification && <Affirmation known={known !== null} asked={asked} day={day} />}
          {!waits && token && notifications && <notifications.NotificationActs token={token} />}
        </div>
        <div>
          <ListRow href="/people/moments/new" icon={Heart} tone="clay" title={t('today.kind_moment')} subtitle={t('today.kind_moment_note')} />
          <Below day={day} />
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

/** What else stands here by its own reasons: the first paint waits for none of it. */
function Below(given: { day: string }): JSX.Element | null {
  const part = useLoaded(async () => (await import('./below')).loadBelow());
  return part && <part.Below {...given} />;
}

function Affirmation({ known, asked, day }: { known: boolean; asked: boolean; day: string }): JSX.Element {
  if (shown.value) return <Card id={shown.value} />;
  const undecided = known ? shown.value === undefined : !asked;
  return undecided ? <OnItsWay /> : <NoCard known={known} day={day} />;
}

/** About as high as what comes, so that nothing below or beside it moves under a thumb. */
function OnItsWay(): JSX.Element {
  return <Skeleton rows={4} label={t('shell.loading')} />;
}

/** In the place of the affirmation, where none comes by itself. */
function NoCard(given: { known: boolean; day: string }): JSX.Element {
  const part = useLoaded(() => import('./no-card'));
  return part ? <part.NoCard {...given} /> : <OnItsWay />;
}
