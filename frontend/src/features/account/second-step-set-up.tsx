import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { addSecondStep, WrongCode } from '../../session/second-step';
import { Button, ErrorCallout, Field } from '../../ui';
import { RecoveryCard } from '../../ui/recovery-card';
import { useAct } from '../../ui/use-act';
import { t } from '../../i18n';
import { CurrentWords } from './current-words';

type Props = { fresh: { secret: string; address: string }; onCodes: (codes: readonly string[]) => void };

/** What the app is given, its first code, and the words of now: an open device alone must not be enough. */
export function SetUp({ fresh, onCodes }: Props): JSX.Element {
  const [typed, setTyped] = useState('');
  const [words, setWords] = useState('');
  const act = useAct();
  const submit = (event: Event): void => {
    event.preventDefault();
    act.run(
      async () => onCodes(await addSecondStep(words, typed)),
      (error) => (error instanceof WrongCode ? t('account.step_wrong') : null),
    );
  };
  return (
    <form class="stack" onSubmit={submit} novalidate>
      <p>{t('account.step_secret')}</p>
      <RecoveryCard card={fresh.secret.replaceAll(/(.{4})(?=.)/g, '$1 ')} label={t('account.step_secret')} />
      <p class="quiet small">
        {t('account.step_here')} <a href={fresh.address}>{t('account.step_open')}</a>
      </p>
      <Field label={t('account.step_code')} value={typed} onInput={setTyped} autocomplete="one-time-code" inputMode="numeric" />
      <CurrentWords value={words} onInput={setWords} />
      {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
      <Button type="submit" busy={act.busy}>
        {act.busy ? t('account.confirming') : t('account.step_use')}
      </Button>
    </form>
  );
}
