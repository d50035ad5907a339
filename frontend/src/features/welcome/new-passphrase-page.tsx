import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { ApiError } from '../../api/errors';
import { recoverByEmail } from '../../session/recovery';
import { problemOf } from '../../vault/easy-words';
import { useAct } from '../../ui/use-act';
import { Button, ErrorCallout, LinkButton, Page, SecretField } from '../../ui';
import { t } from '../../i18n';
import { forgetAnswers, isPrivate } from './answers';

/** New words after a code was taken. When that was too long ago, the way leads back to another code. */
export function NewPassphrasePage(): JSX.Element {
  const [passphrase, setPassphrase] = useState('');
  const [problem, setProblem] = useState<ReturnType<typeof problemOf>>(null);
  const [late, setLate] = useState(false);
  const act = useAct();
  const submit = (event: Event): void => {
    event.preventDefault();
    const found = problemOf(passphrase);
    setProblem(found);
    if (found) return;
    act.run(
      async () => {
        await recoverByEmail({ newPassphrase: passphrase, privateDevice: isPrivate() });
        forgetAnswers();
      },
      (error) => {
        if (!(error instanceof ApiError && error.status === 403)) return null;
        setLate(true);
        return t('welcome.email_late');
      },
    );
  };
  return (
    <Page title={t('welcome.email_words_title')} titleOnPage lead={t('welcome.email_words_lead')}>
      <form class="stack" onSubmit={submit} novalidate>
        <SecretField
          label={t('welcome.new_words')}
          hint={t('welcome.words_own_hint')}
          error={problem ? t.of('welcome.words', problem) : undefined}
          value={passphrase}
          onInput={setPassphrase}
          autocomplete="new-password"
        />
        {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
        {late ? (
          <LinkButton href="/welcome/recover-email">{t('welcome.email_start')}</LinkButton>
        ) : (
          <Button type="submit" busy={act.busy}>
            {act.busy ? t('welcome.signing_in') : t('welcome.recover')}
          </Button>
        )}
      </form>
    </Page>
  );
}
