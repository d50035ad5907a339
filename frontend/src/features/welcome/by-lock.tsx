import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { isPin, openByPasskey, openByPin } from '../../session/locks';
import { session } from '../../session/state';
import { VaultError } from '../../vault/errors';
import { useAct } from '../../ui/use-act';
import { Button, ErrorCallout, Page, SecretField } from '../../ui';
import { t } from '../../i18n';
import { NotMe } from './not-me';

/** Locked by a PIN or a passkey: nothing of anybody stands here. */
export function ByLock({ onPassphrase }: { readonly onPassphrase: () => void }): JSX.Element {
  return (
    <Page title={t('lock.open_title')} titleOnPage>
      {session.value.way === 'pin' ? <ByPin /> : <ByPasskey />}
      <div>
        <Button variant="plain" small onClick={onPassphrase}>
          {t('lock.by_words')}
        </Button>
      </div>
      <NotMe />
    </Page>
  );
}

function ByPin(): JSX.Element {
  const [pin, setPin] = useState('');
  const [tried, setTried] = useState(false);
  const act = useAct();
  const submit = (event: Event): void => {
    event.preventDefault();
    setTried(true);
    if (isPin(pin)) act.run(() => openByPin(pin)); // any other would count as a wrong one
  };
  return (
    <form class="stack" onSubmit={submit} novalidate>
      <SecretField label={t('lock.pin_field')} hint={session.value.offline ? t('lock.pin_needs') : undefined} inputMode="numeric" error={tried && !isPin(pin) ? t('lock.pin_shape') : undefined} value={pin} onInput={setPin} />
      {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
      <Button type="submit" busy={act.busy}>
        {act.busy ? t('lock.opening') : t('lock.open')}
      </Button>
    </form>
  );
}

function ByPasskey(): JSX.Element {
  const act = useAct();
  const open = (): void => act.run(openByPasskey, (error) => (error instanceof VaultError ? t('lock.not_opened') : null));
  return (
    <div class="stack">
      {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
      <Button busy={act.busy} onClick={open}>
        {act.busy ? t('lock.opening') : t('lock.open_passkey')}
      </Button>
    </div>
  );
}
