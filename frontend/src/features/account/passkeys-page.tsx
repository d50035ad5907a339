import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

import { type AccountPasskey, addPasskey, getPasskeys, removePasskey } from '../../session/passkeys';
import { hasPasskeys } from '../../vault/passkey';
import { VaultError } from '../../vault/errors';
import { Button, Callout, ErrorCallout, Field, List, ListRow, Page, showToast } from '../../ui';
import { useAct } from '../../ui/use-act';
import { useFetched } from '../../ui/use-fetched';
import { t } from '../../i18n';
import { dayInWords } from '../../i18n/dates';
import { CurrentPassphrase } from './current-passphrase';
import { Nothing } from './nothing';

/** Passkeys that sign in and open on any device that holds them; each is added and removed with the words. */
export function PasskeysPage(): JSX.Element {
  const { data, error, again } = useFetched(getPasskeys);
  return (
    <Page title={t('account.passkeys')} back={{ href: '/you/account', label: t('account.back_account') }} lead={t('account.passkeys_lead')}>
      {!data ? (
        <Nothing error={error} again={again} />
      ) : (
        <>
          {data.length > 0 && (
            <List>
              {data.map((passkey) => (
                <Row key={passkey.id} passkey={passkey} onChange={again} />
              ))}
            </List>
          )}
          <Add key={data.length} onChange={again} />
        </>
      )}
    </Page>
  );
}

function Row({ passkey: { id, name, made_on }, onChange }: { passkey: AccountPasskey; onChange: () => void }): JSX.Element {
  const [asked, setAsked] = useState(false);
  const ask = (
    <Button variant="plain" small onClick={() => setAsked(true)}>
      {t('account.passkey_remove', { name })}
    </Button>
  );
  const remove = async (passphrase: string): Promise<void> => {
    await removePasskey(id, passphrase);
    showToast({ text: t('account.passkey_removed') });
    onChange();
  };
  return (
    <div class="stack stack--tight">
      <ListRow title={name} subtitle={t('account.passkey_since', { day: dayInWords(made_on) })} end={asked ? undefined : ask} />
      {asked && <WithPassphrase label={t('account.passkey_remove_do')} act={remove} onOver={() => setAsked(false)} />}
    </div>
  );
}

function Add({ onChange }: { onChange: () => void }): JSX.Element | null {
  const [has, setHas] = useState<boolean | null>(null);
  const [asked, setAsked] = useState(false);
  const [name, setName] = useState('');
  useEffect(() => void hasPasskeys().then(setHas), []);
  if (has === null) return null;
  if (!has) return <p>{t('account.passkeys_not_here')}</p>;
  const add = async (passphrase: string): Promise<void> => {
    await addPasskey([...name.trim()].slice(0, 60).join('') || t('account.passkey_unnamed'), passphrase);
    showToast({ text: t('account.passkey_added') });
    onChange();
  };
  return (
    <>
      <Callout>
        {t('account.passkeys_listed')} {t('account.passkeys_end')}
      </Callout>
      {asked ? (
        <WithPassphrase label={t('account.passkey_add')} act={add} onOver={() => setAsked(false)}>
          <Field label={t('account.passkey_name')} hint={t('account.passkey_name_hint')} value={name} onInput={setName} most={60} />
        </WithPassphrase>
      ) : (
        <div>
          <Button onClick={() => setAsked(true)}>{t('account.passkey_add')}</Button>
        </div>
      )}
    </>
  );
}

type WithPassphraseProps = { label: string; act: (passphrase: string) => Promise<void>; onOver: () => void; children?: JSX.Element };

function WithPassphrase({ label, act: work, onOver, children }: WithPassphraseProps): JSX.Element {
  const [passphrase, setPassphrase] = useState('');
  const act = useAct();
  const submit = (event: Event): void => {
    event.preventDefault();
    act.run(
      () => work(passphrase),
      (error) => (error instanceof VaultError && error.code === 'no_passkey' ? t('account.passkey_no') : null),
    );
  };
  return (
    <form class="stack" onSubmit={submit} novalidate>
      {children}
      <CurrentPassphrase value={passphrase} onInput={setPassphrase} />
      {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
      <div class="row">
        <Button type="submit" busy={act.busy}>
          {act.busy ? t('account.confirming') : label}
        </Button>
        <Button variant="soft" onClick={onOver}>
          {t('account.end_not')}
        </Button>
      </div>
    </form>
  );
}
