import type { JSX } from 'preact';

import { t } from '../../i18n';
import { ListRow } from '../../ui';
import { icon } from './picture';

/** The way to the list for the session. */
export function AgendaRow(): JSX.Element {
  return <ListRow href="/practice/session" icon={icon} title={t('therapy.agenda_title')} subtitle={t('therapy.agenda_today_note')} />;
}
