import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { session } from '../../session/state';
import { useAct } from '../../ui/use-act';
import { useLoaded } from '../../ui/use-loaded';
import { Button, ErrorCallout, Page, SecretField } from '../../ui';
import { KeepsNothing } from './keeps-nothing';
import { NotMe } from './not-me';
import { loadCatalogues, t } from '../../i18n';
import { lazyPage } from '../../ui/lazy-page';

// Most devices have none, or open by themselves.
const ByLock = lazyPage(async () => {
  const [{ ByLock }] = await Promise.all([import('./by-lock'), loadCatalogues('lock')]);
  return ByLock;
});

/** Locked: what the lock asks for, or the words. */
export function UnlockPage(): JSX.Element {
  const [byPassphrase, setByPassphrase] = useState(false);
  const { way } = session.value;
  const [first] = useState(way);
  if (first === 'pin' && way === 'words') return <ByPassphrase lead={t('lock.no_pin')} />;
  return byPassphrase || way === 'words' || way === 'itself' ? <ByPassphrase /> : <ByLock onPassphrase={() => setByPassphrase(true)} />;
}

/** Signed in, with the notes locked: the words open them, and the page that was asked for stands there at once. */
function ByPassphrase({ lead }: { readonly lead?: string }): JSX.Element {
  const [passphrase, setPassphrase] = useState('');
  const act = useAct();
  const passkey = useLoaded(() => import('./by-passkey'));
  const submit = (event: Event): void => {
    event.preventDefault();
    act.run(async () => (await import('../../session/sign-in')).unlock(passphrase));
  };
  const { offline, held } = session.value;
  return (
    <Page title={t('welcome.unlock_title')} titleOnPage lead={lead ?? (offline && held === 'notes' ? t('welcome.unlock_here') : t('welcome.unlock_lead'))}>
      <KeepsNothing />
      <form class="stack" onSubmit={submit} novalidate>
        <SecretField label={t('welcome.words')} value={passphrase} onInput={setPassphrase} autocomplete="current-password" />
        {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
        <Button type="submit" busy={act.busy}>
          {act.busy ? t('welcome.signing_in') : t('welcome.unlock')}
        </Button>
      </form>
      {!offline && passkey && <passkey.ByPasskey privateDevice={session.value.privateDevice} />}
      <NotMe />
    </Page>
  );
}
