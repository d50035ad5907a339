import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { ApiError } from '../../api/errors';
import { addSecondStep, replaceSecondStep, WrongCode } from '../../session/second-step';
import { Button, ErrorCallout, Field } from '../../ui';
import { RecoveryCard } from '../../ui/recovery-card';
import { useAct } from '../../ui/use-act';
import { useLoaded } from '../../ui/use-loaded';
import { t } from '../../i18n';
import { CurrentPassphrase } from './current-passphrase';

export type Fresh = { readonly secret: string; readonly address: string };

/** `replaces`: there is an app already, and this one takes its place. `onCodes` gets the words that were typed too. */
type Props = { fresh: Fresh; replaces?: boolean; onCodes: (codes: readonly string[], passphrase: string) => void };

/** What the app is given, its first code, and the words of now: an open device alone must not be enough. */
export function SetUp({ fresh, replaces = false, onCodes }: Props): JSX.Element {
  const [typed, setTyped] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [factor, setFactor] = useState<string | null>(null); // null until the server asks for it
  const qr = useLoaded(() => import('../../ui/qr-code'));
  const act = useAct();
  const submit = (event: Event): void => {
    event.preventDefault();
    act.run(
      async () => onCodes(await (replaces ? replaceSecondStep(passphrase, typed, factor ?? '') : addSecondStep(passphrase, typed)), passphrase),
      (error) => {
        if (error instanceof ApiError && error.code === 'second_factor_again') setFactor('');
        return error instanceof WrongCode ? t('account.step_wrong') : null;
      },
    );
  };
  return (
    <form class="stack" onSubmit={submit} novalidate>
      {qr && (
        <>
          <p>{t('account.step_scan')}</p>
          <qr.QrCode text={fresh.address} label={t('account.step_qr')} />
        </>
      )}
      <p>{t(qr ? 'account.step_or_type' : 'account.step_secret')}</p>
      <RecoveryCard card={fresh.secret.replaceAll(/(.{4})(?=.)/g, '$1 ')} label={t('account.step_secret')} />
      <p class="quiet small">
        {t('account.step_here')} <a href={fresh.address}>{t('account.step_open')}</a>
      </p>
      <Field label={t('account.step_code')} value={typed} onInput={setTyped} autocomplete="one-time-code" inputMode="numeric" />
      {factor !== null && <Field label={t('account.step_factor')} hint={t('account.step_factor_hint')} value={factor} onInput={setFactor} autocomplete="one-time-code" />}
      <CurrentPassphrase value={passphrase} onInput={setPassphrase} />
      {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
      <Button type="submit" busy={act.busy}>
        {act.busy ? t('account.confirming') : t('account.step_use')}
      </Button>
    </form>
  );
}
