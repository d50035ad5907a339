import type { JSX } from 'preact';

import Card from 'lucide/dist/esm/icons/id-card.mjs';
import Mail from 'lucide/dist/esm/icons/mail.mjs';

import { List, ListRow, Page } from '../../ui';
import { t } from '../../i18n';

/** The ways back in for somebody who lost the words, and the truth where there is none. */
export function LostPage(): JSX.Element {
  return (
    <Page
      title={t('welcome.lost_title')}
      back={{ href: '/welcome/sign-in', label: t('welcome.back_sign_in') }}
      lead={t('welcome.lost_lead')}
    >
      <List>
        <ListRow href="/welcome/recover-card" icon={Card} title={t('welcome.lost_card')} subtitle={t('welcome.lost_card_note')} />
        <ListRow href="/welcome/recover-email" icon={Mail} title={t('welcome.lost_email')} subtitle={t('welcome.lost_email_note')} />
      </List>
      <p class="quiet small">{t('welcome.lost_neither')}</p>
    </Page>
  );
}
