import type { JSX } from 'preact';

import { t } from '../../i18n';
import { List, ListRow } from '../../ui';

/** What is good to see to before the first client. */
export function BeforeTheFirst(): JSX.Element {
  return (
    <List>
      <ListRow href="/clinic/limits" title={t('clinic.limits_row')} subtitle={t('clinic.limits_row_note')} />
      <ListRow href="/you/account/passkeys" title={t('clinic.passkey_row')} subtitle={t('clinic.passkey_row_note')} />
    </List>
  );
}
