import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { readRecoveryEmail, type RecoveryEmail, removeRecoveryEmail } from '../../session/email';
import { useAct } from '../../ui/use-act';
import { Button, ErrorCallout, showToast } from '../../ui';
import { t } from '../../i18n';
import { CurrentPassphrase } from './current-passphrase';

type Props = { onChange: (email: RecoveryEmail) => void; onOther: () => void };

/** What can be done with an e-mail that was given: another in its place, or none. */
export function EmailActs({ onChange, onOther }: Props): JSX.Element {
  const [removing, setRemoving] = useState(false);
  if (removing) return <Remove onChange={onChange} onStay={() => setRemoving(false)} />;
  return (
    <div class="row">
      <Button variant="soft" onClick={onOther}>
        {t('account.email_other')}
      </Button>
      <Button variant="soft" onClick={() => setRemoving(true)}>
        {t('account.email_remove')}
      </Button>
    </div>
  );
}

function Remove({ onChange, onStay }: { onChange: (email: RecoveryEmail) => void; onStay: () => void }): JSX.Element {
  const [passphrase, setPassphrase] = useState('');
  const act = useAct();
  const remove = (event: Event): void => {
    event.preventDefault();
    act.run(async () => {
      await removeRecoveryEmail(passphrase);
      showToast({ text: t('account.email_removed') });
      onChange(await readRecoveryEmail());
    });
  };
  return (
    <form class="stack" onSubmit={remove} novalidate>
      <CurrentPassphrase value={passphrase} onInput={setPassphrase} />
      {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
      <div class="row">
        <Button type="submit" busy={act.busy}>
          {act.busy ? t('account.confirming') : t('account.email_remove')}
        </Button>
        <Button variant="soft" onClick={onStay}>
          {t('account.email_keep')}
        </Button>
      </div>
    </form>
  );
}
