import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { ApiError } from '../../api/errors';
import { signOut } from '../../session/session';
import { enterSecondFactor } from '../../session/sign-in';
import { useAct } from '../../ui/use-act';
import { Button, ErrorCallout, Field, Page } from '../../ui';
import { t } from '../../i18n';

/** The second step of signing in. */
export function CodePage(): JSX.Element {
  const [code, setCode] = useState('');
  const act = useAct();
  const submit = (event: Event): void => {
    event.preventDefault();
    act.run(
      () => enterSecondFactor(code),
      (error) => (error instanceof ApiError && error.status === 400 ? t('welcome.code_wrong') : null),
    );
  };
  return (
    <Page title={t('welcome.code_title')} titleOnPage lead={t('welcome.code_lead')}>
      <form class="stack" onSubmit={submit} novalidate>
        <Field label={t('welcome.code')} value={code} onInput={setCode} autocomplete="one-time-code" inputMode="numeric" />
        {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
        <Button type="submit" busy={act.busy}>
          {act.busy ? t('welcome.signing_in') : t('welcome.unlock')}
        </Button>
      </form>
      <div>
        <Button variant="plain" small onClick={() => void signOut()}>
          {t('welcome.not_me')}
        </Button>
      </div>
    </Page>
  );
}
