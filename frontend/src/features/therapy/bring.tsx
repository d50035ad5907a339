import type { JSX } from 'preact';

import { listingOf, loadAspects } from '../../entries/aspects';
import { agendaId, bring, isBrought } from '../../entries/agendas/agenda';
import { useGoing } from '../../entries/shared/going';
import { icon } from '../../entries/agendas/picture';
import { t } from '../../i18n';
import { oneLine } from '../../i18n/one-line';
import { entries } from '../../store';
import { isKind } from '../../store/kinds';
import { ListRow } from '../../ui';
import { useLoaded } from '../../ui/use-loaded';

/** On the page of any entry: one tap puts it on the list for the session. Once it is there, the way to the list. */
export function BringToSession({ kind, id }: { readonly kind: string; readonly id: string }): JSX.Element | null {
  const listing = useLoaded(async () => ({ loaded: await loadAspects('listing') }));
  const going = useGoing('agendas', agendaId());
  const entry = isKind(kind) ? entries.find(kind, id) : undefined;
  if (!listing || !entry || !isKind(kind)) return null;
  if (isBrought(kind, id)) return <ListRow href="/practice/session" icon={icon} title={t('therapy.agenda_brought')} subtitle={t('therapy.agenda_brought_note')} />;
  const put = (): void => {
    const { title, heading } = listingOf(entry);
    bring({ kind, id, title: oneLine(title(entry)) || heading() });
  };
  return <ListRow icon={icon} title={t('therapy.agenda_bring')} subtitle={going && !going.kept ? t('therapy.agenda_bring_goes') : undefined} onClick={put} />;
}
