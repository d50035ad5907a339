import './clinic.css';

import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';

import { boot } from '../../session/session';
import { unlock } from '../../session/sign-in';
import { addSecondStep, newAuthenticator, WrongCode } from '../../session/second-step';
import { session } from '../../session/state';
import { useAct } from '../../ui/use-act';
import { Button, ErrorCallout, Field, Callout, Page } from '../../ui';
import { loadCatalogues, t } from '../../i18n';
import { Waiting } from '../../ui/waiting';
import { useFetched } from '../../ui/use-fetched';


/** The page, where the account has no second step yet. */
export async function whereNone(): Promise<typeof SecondFactorPage | null> {
  if ((await newAuthenticator()) === null) return null;
  await loadCatalogues('clinic', 'sharing');
  return SecondFactorPage;
}

/** Setting up an authenticator app. A clinician without one sees nothing of anybody before this is done. */
export function SecondFactorPage(): JSX.Element {
  const { data, error, again } = useFetched(async () => ({ fresh: await newAuthenticator() }));
  const [typed, setTyped] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const { route } = useLocation();
  const act = useAct();
  const open = session.value.state === 'open';
  const submit = (event: Event): void => {
    event.preventDefault();
    act.run(
      async () => {
        await addSecondStep(passphrase, typed);
        if (!open) {
          await boot(); // the server lets this session further now
          await unlock(passphrase);
        }
        route('/clinic', true);
      },
      (reason) => (reason instanceof WrongCode ? t('clinic.factor_wrong') : null),
    );
  };
  return (
    <Page
      title={t('clinic.factor_title')}
      titleOnPage
      lead={t('clinic.factor_lead')}
      {...(open ? { back: { href: '/clinic', label: t('clinic.caseload') } } : {})}
    >
      {!data ? (
        <Waiting error={error} again={again} />
      ) : data.fresh === null ? (
        <Callout>{t('clinic.factor_there')}</Callout>
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
          <Field label={t('clinic.factor_code')} value={typed} onInput={setTyped} autocomplete="one-time-code" inputMode="numeric" />
          <Field
            type="password"
            label={t('clinic.factor_words')}
            hint={t('clinic.factor_words_hint')}
            value={passphrase}
            onInput={setPassphrase}
            autocomplete="current-password"
          />
          {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
          <Button type="submit" busy={act.busy}>
            {t('clinic.factor_set_up')}
          </Button>
        </form>
      )}
      {!open && (
        <div>
          <Button variant="plain" small onClick={() => void import('../../session/sign-out').then(({ signOut }) => signOut())}>
            {t('clinic.sign_out')}
          </Button>
        </div>
      )}
    </Page>
  );
}
