import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { setCustody } from '../../session/keys';
import { useAct } from '../../ui/use-act';
import { Button, Choice, ErrorCallout, LinkButton, Callout, Page, showToast, Skeleton } from '../../ui';
import type { Custody } from '../../vault/new-vault';
import { t } from '../../i18n';
import { CurrentPassphrase } from './current-passphrase';
import { useCustody } from './use-custody';
import { useRecoveryEmail } from './use-recovery-email';

/** A spare key with the server, or none. Without one there has to be a card first. */
export function KeyPage(): JSX.Element {
  const { custody, error } = useCustody();
  const { email } = useRecoveryEmail();
  const [chosen, setChosen] = useState<Custody | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const act = useAct();
  const value = chosen ?? custody?.custody ?? null;
  const needsCard = value === 'own' && custody?.recoveryCardSince === null;
  const changes = value !== null && value !== custody?.custody;
  const keep = (event: Event): void => {
    event.preventDefault();
    act.run(async (go) => {
      if (changes) await setCustody(value, passphrase);
      showToast({ text: t('account.key_changed') });
      go('/you/account');
    });
  };
  return (
    <Page title={t('account.key')} back={{ href: '/you/account', label: t('account.back_account') }}>
      {error && <ErrorCallout>{error}</ErrorCallout>}
      {!custody && !error && <Skeleton rows={2} label={t('account.loading')} />}
      {custody && (
        <form class="stack" onSubmit={keep} novalidate>
          <Choice
            legend={t('account.key')}
            legendHidden
            value={value}
            onChange={setChosen}
            options={[
              { value: 'spare', label: t('account.spare'), hint: t('account.spare_note') },
              { value: 'own', label: t('account.own'), hint: t('account.own_note') },
            ]}
          />
          {needsCard && <Callout tone="clay">{t('account.own_needs_card')}</Callout>}
          {value === 'own' && (email?.confirmed ?? email?.waiting) && <Callout>{t('account.own_ends_email')}</Callout>}
          {changes && !needsCard && (
            <CurrentPassphrase value={passphrase} onInput={setPassphrase} />
          )}
          {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
          {needsCard ? (
            <LinkButton href="/you/account/card">{t('account.make_card')}</LinkButton>
          ) : (
            <Button type="submit" busy={act.busy}>
              {act.busy ? t('account.saving') : t('account.use_key')}
            </Button>
          )}
        </form>
      )}
    </Page>
  );
}
