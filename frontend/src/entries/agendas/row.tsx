import type { JSX } from 'preact';

import Pencil from 'lucide/dist/esm/icons/pencil.mjs';

import { t } from '../../i18n';
import { ListRow } from '../../ui';

/** The way to the list for the session. */
export function AgendaRow(): JSX.Element {
  return <ListRow href="/practice/session" icon={Pencil} title={t('therapy.agenda_title')} subtitle={t('therapy.agenda_today_note')} />;
}
