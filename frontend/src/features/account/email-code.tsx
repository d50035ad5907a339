import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { ApiError } from '../../api/errors';
import { confirmRecoveryEmail, type RecoveryEmail } from '../../session/email';
import { useAct } from '../../ui/use-act';
import { Button, ErrorCallout, Field, showToast } from '../../ui';
import { t } from '../../i18n';
import { EmailActs } from './email-acts';

type Props = { email: RecoveryEmail; onChange: (email: RecoveryEmail) => void; onOther: () => void };

/** The code that shows the mailbox is theirs. An e-mail that was in use before stays so until then. */
export function EmailCode({ email, onChange, onOther }: Props): JSX.Element {
  const [code, setCode] = useState('');
  const act = useAct();
  const submit = (event: Event): void => {
    event.preventDefault();
    act.run(
      async () => {
        onChange(await confirmRecoveryEmail(code));
        showToast({ text: t('account.email_now_used') });
      },
      (error) => (error instanceof ApiError && error.status === 400 ? t('account.email_code_wrong') : null),
    );
  };
  return (
    <>
      <p>{t('account.email_waiting', { email: email.waiting ?? '' })}</p>
      {email.confirmed && <p class="quiet">{t('account.email_still', { email: email.confirmed })}</p>}
      <form class="stack" onSubmit={submit} novalidate>
        <Field
          label={t('account.email_code')}
          hint={t('account.email_code_hint')}
          value={code}
          onInput={setCode}
          autocomplete="one-time-code"
          autocapitalize="characters"
          spellcheck={false}
        />
        {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
        <Button type="submit" busy={act.busy}>
          {t('account.email_confirm')}
        </Button>
      </form>
      <EmailActs onChange={onChange} onOther={onOther} />
    </>
  );
}
