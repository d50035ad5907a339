import type { JSX } from 'preact';

import { readRecoveryEmail, type RecoveryEmail, removeRecoveryEmail } from '../../session/email';
import { useAct } from '../../ui/use-act';
import { Button, ErrorCallout, showToast } from '../../ui';
import { t } from '../../i18n';

type Props = { onChange: (email: RecoveryEmail) => void; onOther: () => void };

/** What can be done with an e-mail that was given: another in its place, or none. */
export function EmailActs({ onChange, onOther }: Props): JSX.Element {
  const act = useAct();
  const remove = (): void =>
    act.run(async () => {
      await removeRecoveryEmail();
      showToast({ text: t('account.email_removed') });
      onChange(await readRecoveryEmail());
    });
  return (
    <>
      {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
      <div class="row">
        <Button variant="soft" onClick={onOther}>
          {t('account.email_other')}
        </Button>
        <Button variant="soft" busy={act.busy} onClick={remove}>
          {t('account.email_remove')}
        </Button>
      </div>
    </>
  );
}
