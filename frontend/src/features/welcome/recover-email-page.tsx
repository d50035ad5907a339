import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { askForCode } from '../../session/email';
import { useAct } from '../../ui/use-act';
import { Button, ErrorCallout, Field, Page } from '../../ui';
import { t } from '../../i18n';
import { answers, ofTheName } from './answers';

/** The way back in for somebody who gave an e-mail: first the name. Nothing tells whether anybody has it. */
export function RecoverEmailPage(): JSX.Element {
  const { lostName } = answers;
  const act = useAct();
  const [empty, setEmpty] = useState(false);
  const submit = (event: Event): void => {
    event.preventDefault();
    const none = lostName.value.trim() === '';
    setEmpty(none);
    if (none) return;
    act.run(async (go) => {
      await askForCode(lostName.value.trim());
      go('/welcome/recover-code');
    });
  };
  return (
    <Page title={t('welcome.email_title')} back={{ href: '/welcome/recover', label: t('welcome.back_lost') }} lead={t('welcome.email_lead')}>
      <form class="stack" onSubmit={submit} novalidate>
        <Field {...ofTheName()} error={empty ? t.of('errors.*', 'username_short') : undefined} value={lostName.value} onInput={(value) => (lostName.value = value)} />
        {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
        <Button type="submit" busy={act.busy}>
          {act.busy ? t('welcome.email_sending') : t('welcome.email_send')}
        </Button>
      </form>
    </Page>
  );
}
