import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { ApiError } from '../../api/errors';
import { askForCode, openByEmail } from '../../session/email';
import { useAct } from '../../ui/use-act';
import { Button, ErrorCallout, Field, Callout, Page } from '../../ui';
import { t } from '../../i18n';
import { answers } from './answers';

/** Then the code from the mailbox. */
export function RecoverCodePage(): JSX.Element {
  const name = answers.lostName.value.trim();
  const [code, setCode] = useState('');
  const [asked, setAsked] = useState(false);
  const act = useAct();
  const submit = (event: Event): void => {
    event.preventDefault();
    act.run(
      async (go) => {
        await openByEmail(name, code);
        go('/welcome/recover-words', true);
      },
      (error) => (error instanceof ApiError && (error.status === 403 || error.status === 400) ? t('welcome.email_wrong') : null),
    );
  };
  const again = (): void =>
    act.run(async () => {
      await askForCode(name);
      setAsked(true);
    });
  return (
    <Page title={t('welcome.email_sent_title')} back={{ href: '/welcome/recover-email', label: t('welcome.back_email') }} lead={t('welcome.email_sent', { name })}>
      <form class="stack" onSubmit={submit} novalidate>
        <Field
          label={t('welcome.email_code')}
          hint={t('welcome.email_code_hint')}
          value={code}
          onInput={setCode}
          autocomplete="one-time-code"
          autocapitalize="characters"
          spellcheck={false}
        />
        {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
        <Button type="submit" busy={act.busy}>
          {t('welcome.email_check')}
        </Button>
      </form>
      <Callout>
        <div class="stack stack--tight">
          <p>{t('welcome.email_sent_once')}</p>
          <p role="status">{asked ? t('welcome.email_asked') : ''}</p>
          <div>
            <Button variant="outline" small onClick={again}>
              {t('welcome.email_again')}
            </Button>
          </div>
        </div>
      </Callout>
    </Page>
  );
}
