import type { JSX } from 'preact';

import Palette from 'lucide/dist/esm/icons/palette.mjs';
import Square from 'lucide/dist/esm/icons/app-window.mjs';
import User from 'lucide/dist/esm/icons/user.mjs';

import { List, ListRow } from '../../ui';
import { t } from '../../i18n';

/** What a clinician has on the page of their account, and a client under "You". */
export function ClinicianRows(): JSX.Element {
  return (
    <List>
      <ListRow href="/clinic/you" icon={User} title={t('account.as_read')} subtitle={t('account.as_read_note')} />
      <ListRow href="/you/theme" icon={Palette} title={t('account.theme')} />
      <ListRow href="/icon" icon={Square} title={t('account.guise')} />
    </List>
  );
}
