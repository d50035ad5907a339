import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { ApiError } from '../../api/errors';
import { giveRecoveryEmail, type RecoveryEmail } from '../../session/email';
import { useAct } from '../../ui/use-act';
import { Button, ErrorCallout, Field, SecretField } from '../../ui';
import { AsLeft } from '../../entries/as-left';
import { forgetDraft, useForm } from '../../entries/use-draft';
import { t } from '../../i18n';

const FORM = 'account/email';

/** The address, and the words of now: an open device alone must not be enough to let somebody else in. */
export function EmailForm({ onSent }: { onSent: (email: RecoveryEmail) => void }): JSX.Element {
  const form = useForm(FORM, () => '');
  const { value: address, change: setAddress } = form;
  const [passphrase, setPassphrase] = useState('');
  const [shape, setShape] = useState(false);
  const act = useAct();
  const submit = (event: Event): void => {
    event.preventDefault();
    const odd = !/^\S+@\S+$/.test(address.trim()); // the server knows better; this catches an empty field
    setShape(odd);
    if (odd) return;
    act.run(
      async () => {
        const sent = await giveRecoveryEmail(address.trim(), passphrase);
        forgetDraft(FORM);
        onSent(sent);
      },
      (error) => {
        if (!(error instanceof ApiError && 'email' in error.fields)) return null;
        setShape(true);
        return '';
      },
    );
  };
  return (
    <form class="stack" onSubmit={submit} novalidate>
      <AsLeft {...form} />
      <Field
        label={t('account.email_field')}
        error={shape ? t('account.email_shape') : undefined}
        type="email"
        value={address}
        onInput={setAddress}
        autocapitalize="none"
        spellcheck={false}
      />
      <SecretField
        label={t('account.current')}
        hint={t('account.email_words_hint')}
        value={passphrase}
        onInput={setPassphrase}
        autocomplete="current-password"
      />
      {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
      <Button type="submit" busy={act.busy}>
        {act.busy ? t('account.email_sending') : t('account.email_send')}
      </Button>
    </form>
  );
}
