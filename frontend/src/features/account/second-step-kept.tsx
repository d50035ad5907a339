import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { otherAuthenticator, removeSecondStep, renewBackupCodes, type SecondStep } from '../../session/second-step';
import { session } from '../../session/state';
import { Button, ErrorCallout, showToast } from '../../ui';
import { useAct } from '../../ui/use-act';
import { t } from '../../i18n';
import { CurrentPassphrase } from './current-passphrase';
import { type Fresh, SetUp } from './second-step-set-up';

type Props = { step: SecondStep; onCodes: (codes: readonly string[]) => void; onChange: () => void };

/** What can be done with the second step that there is; each asks for the words of now. */
export function Kept({ step, onCodes, onChange }: Props): JSX.Element {
  const [doing, setDoing] = useState<'codes' | 'remove' | null>(null);
  const [fresh, setFresh] = useState<Fresh | null>(null);
  const act = useAct();
  const [passphrase, setPassphrase] = useState('');
  const submit = (event: Event): void => {
    event.preventDefault();
    act.run(async () => {
      if (doing === 'codes') return onCodes(await renewBackupCodes(passphrase));
      await removeSecondStep(passphrase);
      showToast({ text: t('account.step_removed') });
      onChange();
    });
  };
  if (fresh) {
    return (
      <>
        <p>{t('account.step_other_means')}</p>
        <SetUp fresh={fresh} replaces onCodes={onCodes} />
      </>
    );
  }
  if (!doing) {
    return (
      <>
        <p>{t(step.codes_left > 0 ? 'account.step_there' : 'account.step_no_codes')}</p>
        {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
        <div class="row">
          <Button variant="soft" busy={act.busy} onClick={() => act.run(async () => setFresh(await otherAuthenticator()))}>
            {t('account.step_other')}
          </Button>
          <Button variant="soft" onClick={() => setDoing('codes')}>
            {t('account.codes_new')}
          </Button>
          {session.value.user?.role === 'client' && (
            <Button variant="soft" onClick={() => setDoing('remove')}>
              {t('account.step_remove')}
            </Button>
          )}
        </div>
      </>
    );
  }
  return (
    <form class="stack" onSubmit={submit} novalidate>
      <p>{t(doing === 'codes' ? 'account.codes_new_means' : 'account.step_remove_means')}</p>
      <CurrentPassphrase value={passphrase} onInput={setPassphrase} />
      {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
      <div class="row">
        <Button type="submit" busy={act.busy}>
          {act.busy ? t('account.confirming') : t(doing === 'codes' ? 'account.codes_new' : 'account.step_remove')}
        </Button>
        <Button variant="soft" onClick={() => setDoing(null)}>
          {t('account.end_not')}
        </Button>
      </div>
    </form>
  );
}
