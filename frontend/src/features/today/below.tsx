import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { loadCatalogues, t } from '../../i18n';
import { drafts } from '../../store';
import { Button, Callout } from '../../ui';
import { Slot } from '../../ui/slots';
import { useLoaded } from '../../ui/use-loaded';

const FIRST_TIME = 'today/first-note';

/** Under what the day brings: each of these stands there by its own reasons, or not at all. */
export function Below(): JSX.Element {
  return (
    <>
      <SetAside />
      <Slot name="therapyToday" given={{}} />
      <NotificationsNoticed />
      <MoreGuises />
      <FirstTime />
      <Offer />
    </>
  );
}

/** What is being written, if anything. Like the notes it comes after the first paint. */
function SetAside(): JSX.Element | null {
  const part = useLoaded(async () => (await import('./set-aside-row')).loadRow());
  return part && <part.SetAsideRow />;
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
  const [wasRead, setWasRead] = useState(drafts.get<boolean>(FIRST_TIME) === true);
  if (wasRead) return null;
  const read = (): void => {
    void drafts.set(FIRST_TIME, true);
    setWasRead(true);
  };
  return (
    <Callout title={t('today.first_title')}>
      <div class="stack stack--tight">
        <p>{t('today.first_exit')}</p>
        <p>{t('today.first_watched')}</p>
        <div>
          <Button variant="outline" small onClick={read}>
            {t('today.first_read')}
          </Button>
        </div>
      </div>
    </Callout>
  );
}
