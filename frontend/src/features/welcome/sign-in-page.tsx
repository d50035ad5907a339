import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { ApiError } from '../../api/errors';
import { session } from '../../session/state';
import { useAct } from '../../ui/use-act';
import { useLoaded } from '../../ui/use-loaded';
import { Button, ErrorCallout, Field, LinkButton, Callout, Page, SecretField } from '../../ui';
import { t } from '../../i18n';
import { forgetAnswers, isPrivate, ofTheName } from './answers';

/**
 * Name and words, or a passkey. Where they lead afterwards is the shell's business: it draws the page that was
 * asked for.
 */
export function SignInPage(): JSX.Element {
  const before = session.value.user?.username;
  const [username, setUsername] = useState(before ?? '');
  const [passphrase, setPassphrase] = useState('');
  const act = useAct();
  const passkey = useLoaded(() => import('./by-passkey'));

  const submit = (event: Event): void => {
    event.preventDefault();
    act.run(
      async () => {
        const { signIn } = await import('../../session/sign-in'); // not in the first screen's script
        await signIn({ username: username.trim(), passphrase, privateDevice: isPrivate() });
        forgetAnswers();
      },
      (error) => (error instanceof ApiError && error.status === 400 ? t('welcome.sign_in_wrong') : null),
    );
  };

  return (
    <Page title={t('welcome.sign_in_title')} back={{ href: '/welcome/device?then=sign-in', label: t('welcome.back_device') }}>
      {before && <Callout>{t('welcome.sign_in_ended')}</Callout>}
      <form class="stack" onSubmit={submit} novalidate>
        <Field {...ofTheName()} value={username} onInput={setUsername} />
        <SecretField label={t('welcome.words')} value={passphrase} onInput={setPassphrase} autocomplete="current-password" withName={isPrivate()} />
        {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
        <Button type="submit" busy={act.busy}>
          {act.busy ? t('welcome.signing_in') : t('welcome.sign_in')}
        </Button>
      </form>
      {passkey && <passkey.ByPasskey privateDevice={isPrivate()} onOpen={forgetAnswers} />}
      <div>
        <LinkButton variant="plain" small href="/welcome/recover">
          {t('welcome.lost_words')}
        </LinkButton>
      </div>
    </Page>
  );
}
