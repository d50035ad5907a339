import type { JSX } from 'preact';

import { Button } from '../../ui';
import { RecoveryCard } from '../../ui/recovery-card';
import { t } from '../../i18n';

/** Backup codes, shown only now. */
export function BackupCodes({ codes, busy = false, onDone }: { codes: readonly string[]; busy?: boolean; onDone: () => void }): JSX.Element {
  return (
    <>
      <p>{t('account.codes_lead')}</p>
      <RecoveryCard card={codes.join(' ')} label={t('account.codes')} pairs />
      <div>
        <Button busy={busy} onClick={onDone}>
          {t('account.codes_kept')}
        </Button>
      </div>
    </>
  );
}
