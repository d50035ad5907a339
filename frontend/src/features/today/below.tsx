import type { JSX } from 'preact';

import { loadCatalogues } from '../../i18n';
import { Slot } from '../../ui/slots';
import { useLoaded } from '../../ui/use-loaded';
import { FirstTime } from './first-time';

/** Under what the day brings: each of these stands there by its own reasons, or not at all. */
export function Below(): JSX.Element {
  return (
    <>
      <SetAside />
      <Again />
      <Slot name="therapyToday" given={{}} />
      <NotificationsNoticed />
      <MoreGuises />
      <FirstTime />
      <Offer />
      <Install />
    </>
  );
}

/** What is being written, if anything. Like the notes it comes after the first paint. */
function SetAside(): JSX.Element | null {
  const part = useLoaded(async () => (await import('./set-aside-row')).loadRow());
  return part && <part.SetAsideRow />;
}

/** What was to be looked at again, once its day is here. */
function Again(): JSX.Element | null {
  const part = useLoaded(() => import('./again-row'));
  return part && <part.AgainRow />;
}

/** A recovery card, where none was offered yet: nobody waits for it. */
function Offer(): JSX.Element | null {
  const part = useLoaded(() => import('./card-offer'));
  return part && <part.CardOffer />;
}

/** That the app can stand on the home screen, once somebody has used it. */
function Install(): JSX.Element | null {
  const part = useLoaded(() => import('./install-offer'));
  return part && <part.InstallOffer />;
}

/** What became of the notes on this device, where the browser let go of them. */
function NotificationsNoticed(): JSX.Element | null {
  const part = useLoaded(async () => (await Promise.all([import('./notifications-noticed'), loadCatalogues('reminders')]))[0]);
  return part && <part.NotificationsNoticed />;
}

/** That there are more names and icons to choose from, where there are. */
function MoreGuises(): JSX.Element | null {
  const part = useLoaded(async () => (await Promise.all([import('./more-guises'), loadCatalogues('guise')]))[0]);
  return part && <part.MoreGuises />;
}
