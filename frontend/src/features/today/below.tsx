import type { JSX } from 'preact';

import { loadCatalogues } from '../../i18n';
import { loadAspects } from '../../entries/aspects';
import { fillerOf } from '../../ui/slots';
import type { Part } from './rows';

const nothing: Part = () => null;

/** Under what the day brings, all of it in one; what can't be fetched is left out. */
export async function loadBelow(): Promise<{ readonly Below: Part }> {
  const [{ Rows }, writing, Aside, Therapy] = await Promise.all([
    import('./rows'),
    loadAspects('writing').then(() => true, () => false),
    import('./notifications/index').then((part) => part.NotificationsAside, () => nothing),
    fillerOf('therapyToday').then((part) => part ?? nothing, () => nothing),
    loadCatalogues('errors', 'reminders', 'guise'),
  ]);
  return { Below: ({ day }): JSX.Element => <Rows day={day} writing={writing} Aside={Aside} Therapy={Therapy} /> };
}
