import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';

import { ApiError } from '../../api/errors';
import { boot } from '../../app/session';
import { session } from '../../app/session-state';
import { useAct } from '../../app/use-act';
import { Button, ErrorNote, Field, Note, Page } from '../../ui';
import { t } from '../../words';
import { Waiting } from '../sharing/online-only';
import { useFetched } from '../sharing/use-fetched';
import { activate, newAuthenticator } from './second-factor';

/** Setting up an authenticator app. A clinician without one sees nothing of anybody before this is done. */
export function SecondFactorPage(): JSX.Element {
  const { data, error, again } = useFetched(async () => ({ fresh: await newAuthenticator() }));
  const [code, setCode] = useState('');
  const { route } = useLocation();
  const act = useAct();
  const submit = (event: Event): void => {
    event.preventDefault();
    act.run(
      async () => {
        await activate(code);
        if (session.peek().state !== 'open') await boot(); // asks for the words once more, with the factor in place
        route('/clinic', true);
      },
      (reason) => (reason instanceof ApiError && reason.status === 400 ? t('clinic.factor_wrong') : null),
    );
  };
  return (
    <Page title={t('clinic.factor_title')} lead={t('clinic.factor_lead')} back={{ href: '/clinic', label: t('clinic.caseload') }}>
      {!data ? (
        <Waiting error={error} again={again} />
      ) : data.fresh === null ? (
        <Note>{t('clinic.factor_there')}</Note>
      ) : (
        <form class="stack" onSubmit={submit} novalidate>
          <section class="card stack stack--tight">
            <h2 class="clinic-label">{t('clinic.factor_secret')}</h2>
            <p class="fresh-code">
              {(data.fresh.secret.match(/.{1,4}/g) ?? []).map((group, index) => (
                <span key={index}>{group}</span>
              ))}
            </p>
            <p class="quiet small">{t('clinic.factor_link')}</p>
            <p class="fresh-link">
              <a href={data.fresh.address}>{data.fresh.address}</a>
            </p>
          </section>
          <Field label={t('clinic.factor_code')} value={code} onInput={setCode} autocomplete="one-time-code" inputMode="numeric" maxLength={20} />
          {act.error && <ErrorNote>{act.error}</ErrorNote>}
          <Button type="submit" busy={act.busy}>
            {t('clinic.factor_set_up')}
          </Button>
        </form>
      )}
    </Page>
  );
}
