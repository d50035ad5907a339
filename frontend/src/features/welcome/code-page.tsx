import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { ApiError } from '../../api/errors';
import { useAct } from '../../ui/use-act';
import { Button, ErrorCallout, Field, Page } from '../../ui';
import { t } from '../../i18n';
import { NotMe } from './not-me';

/** The second step of signing in. */
export function CodePage(): JSX.Element {
  const [code, setCode] = useState('');
  const act = useAct();
  const submit = (event: Event): void => {
    event.preventDefault();
    act.run(
      async () => (await import('../../session/sign-in')).enterSecondFactor(code),
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
      <NotMe />
    </Page>
  );
}
