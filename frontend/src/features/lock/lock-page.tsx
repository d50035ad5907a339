import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { confirmHere } from '../../session/confirm';
import { isPin } from '../../session/locks';
import { AFTER_MINUTES, lockAfter, setLockAfter } from '../../session/lock-after';
import { session } from '../../session/state';
import { useAct } from '../../ui/use-act';
import { lock as lockFace } from '../../library/drawings/settings';
import { Face } from '../../library/face';
import { Button, ChoiceChips, ErrorCallout, Page, SecretField, showToast, Skeleton } from '../../ui';
import { t } from '../../i18n';
import { type Chosen, ofThePasskey, setWay, usePasskeys, Ways } from './ways';

/** How this device opens, and when it locks by itself. Changing a lock, or taking it off, asks for the words. */
export function LockPage(): JSX.Element {
  const { way, privateDevice } = session.value;
  return (
    <Page title={t('lock.title')} back={{ href: '/you', label: t('shell.you') }}>
      <Face of={lockFace} tone="clay" />
      {privateDevice ? <Change key={way} /> : <p>{t('lock.shared')}</p>}
      {way !== 'itself' && (
        <ChoiceChips
          legend={t('lock.after')}
          hint={t('lock.after_note')}
          value={String(lockAfter.value)}
          onChange={(minutes) => setLockAfter(Number(minutes))}
          options={AFTER_MINUTES.map((minutes) => ({ value: String(minutes), label: t.of('lock.after', minutes) }))}
        />
      )}
    </Page>
  );
}

function Change(): JSX.Element {
  const passkeys = usePasskeys();
  const { way } = session.value;
  const [chosen, setChosen] = useState<Chosen>({ way, pin: '' });
  const [passphrase, setPassphrase] = useState('');
  const [shapeError, setShapeError] = useState(false);
  const act = useAct();
  const changed = chosen.way !== way;
  const submit = (event: Event): void => {
    event.preventDefault();
    const missing = chosen.way === 'pin' && !isPin(chosen.pin);
    setShapeError(missing);
    if (missing) return;
    act.run(async () => {
      if (way !== 'itself') await confirmHere(passphrase);
      await setWay(chosen);
      showToast({ text: t('lock.changed') });
    }, ofThePasskey);
  };
  if (passkeys === null) return <Skeleton rows={3} label={t('shell.loading')} />;
  return (
    <form class="stack" onSubmit={submit} novalidate>
      <Ways value={chosen} onChange={setChosen} passkeys={passkeys} orNone shapeError={shapeError} />
      {changed && way !== 'itself' && (
        <SecretField label={t('lock.current')} hint={t('lock.current_hint')} value={passphrase} onInput={setPassphrase} autocomplete="current-password" />
      )}
      {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
      {changed && (
        <Button type="submit" busy={act.busy}>
          {act.busy ? t('lock.setting') : t('lock.keep')}
        </Button>
      )}
    </form>
  );
}
