import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import type { RecoveryEmail } from '../../session/email';
import { ErrorCallout, Callout, Page, Skeleton } from '../../ui';
import { t } from '../../i18n';
import { EmailActs } from './email-acts';
import { EmailCode } from './email-code';
import { EmailForm } from './email-form';
import { useCustody } from './use-custody';
import { useRecoveryEmail } from './use-recovery-email';

/**
 * An e-mail to get back in: what it means before it is given, the code that shows it is theirs, and the way to take
 * it away.
 */
export function EmailPage(): JSX.Element {
  const { email, error, set } = useRecoveryEmail();
  return (
    <Page title={t('account.email')} back={{ href: '/you/account', label: t('account.back_account') }} lead={t('account.email_lead')}>
      {error && <ErrorCallout>{error}</ErrorCallout>}
      {!email && !error && <Skeleton rows={2} label={t('account.loading')} />}
      {email && <Kept email={email} onChange={set} />}
    </Page>
  );
}

function Kept({ email, onChange }: { email: RecoveryEmail; onChange: (email: RecoveryEmail) => void }): JSX.Element {
  const [other, setOther] = useState(false);
  const kept = (next: RecoveryEmail): void => {
    setOther(false);
    onChange(next);
  };
  if (!email.offered && !email.confirmed) return <NotOffered />;
  if (email.waiting && !other) return <EmailCode email={email} onChange={kept} onOther={() => setOther(true)} />;
  if (email.confirmed && !other) return <Confirmed address={email.confirmed} onChange={kept} onOther={() => setOther(true)} />;
  return (
    <>
      <Callout>
        <div class="stack stack--tight">
          <p>{t('account.email_reads')}</p>
          <p>{t('account.email_seen')}</p>
          <p>{t('account.email_kept')}</p>
        </div>
      </Callout>
      <EmailForm onSent={kept} />
    </>
  );
}

function NotOffered(): JSX.Element {
  const { custody } = useCustody();
  if (!custody) return <Skeleton rows={1} label={t('account.loading')} />;
  return <p>{custody.custody === 'own' ? t('account.email_own') : t('account.email_off')}</p>;
}

type ConfirmedProps = { address: string; onChange: (email: RecoveryEmail) => void; onOther: () => void };

function Confirmed({ address, onChange, onOther }: ConfirmedProps): JSX.Element {
  return (
    <>
      <p>{t('account.email_confirmed', { email: address })}</p>
      <EmailActs onChange={onChange} onOther={onOther} />
    </>
  );
}
