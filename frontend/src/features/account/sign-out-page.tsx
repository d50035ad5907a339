import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { unsyncedCount } from '../../session/session';
import { signOut } from '../../session/sign-out';
import { homeOf } from '../../session/home';
import { session } from '../../session/state';
import { Button, clearToasts, LinkButton, Callout, Page } from '../../ui';
import { t } from '../../i18n';

/** Says what would be lost before anything is taken off the device. */
export function SignOutPage(): JSX.Element {
  const [busy, setBusy] = useState(false);
  const waiting = unsyncedCount.value;
  const home = session.value.user?.role === 'client' ? '/you/account' : homeOf(session.value.user);
  const go = (): void => {
    if (busy) return;
    setBusy(true);
    clearToasts();
    void signOut();
  };
  return (
    <Page title={t('account.out_title')} back={{ href: '/you/account', label: t('account.back_account') }}>
      {waiting === 0 ? (
        <p>{t('account.out_all_saved')}</p>
      ) : (
        <Callout tone="clay" title={t('account.out_waiting', { count: waiting })}>
          {t('account.out_waiting_how')}
        </Callout>
      )}
      <div class="row">
        <Button variant={waiting === 0 ? 'main' : 'danger'} busy={busy} onClick={go}>
          {busy ? t('account.out_busy') : waiting === 0 ? t('account.out_do') : t('account.out_do_anyway')}
        </Button>
        <LinkButton variant="soft" href={home}>
          {t('account.out_stay')}
        </LinkButton>
      </div>
    </Page>
  );
}
