import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { newAuthenticator, readSecondStep, type SecondStep } from '../../session/second-step';
import { session } from '../../session/state';
import { Button, Callout, ErrorCallout, Page } from '../../ui';
import { useAct } from '../../ui/use-act';
import { useFetched } from '../../ui/use-fetched';
import { t } from '../../i18n';
import { BackupCodes } from './backup-codes';
import { Nothing } from './nothing';
import { Kept } from './second-step-kept';
import { type Fresh, SetUp } from './second-step-set-up';

/** A second step at sign-in, for whoever wants one: an app that shows a code, and backup codes for when it is lost. */
export function SecondStepPage(): JSX.Element {
  const { data, error, again } = useFetched(readSecondStep);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const shown = (fresh: readonly string[]): void => {
    setCodes(fresh);
    again();
  };
  return (
    <Page title={t('account.step')} back={{ href: '/you/account', label: t('account.back_account') }} lead={t(session.value.user?.role === 'client' ? 'account.step_lead' : 'account.step_lead_must')}>
      {codes ? (
        <BackupCodes codes={codes} onDone={() => setCodes(null)} />
      ) : data ? (
        <Step step={data} onCodes={shown} onChange={again} />
      ) : (
        <Nothing error={error} again={again} />
      )}
    </Page>
  );
}

type StepProps = { step: SecondStep; onCodes: (codes: readonly string[]) => void; onChange: () => void };

function Step({ step, onCodes, onChange }: StepProps): JSX.Element {
  const [fresh, setFresh] = useState<Fresh | null>(null);
  const act = useAct();
  if (step.app) return <Kept step={step} onCodes={onCodes} onChange={onChange} />;
  if (fresh) return <SetUp fresh={fresh} onCodes={onCodes} />;
  const begin = (): void =>
    act.run(async () => {
      const made = await newAuthenticator();
      if (made) setFresh(made);
      else onChange(); // set up on another device meanwhile
    });
  return (
    <>
      <Callout>{t('account.step_lost')}</Callout>
      {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
      <div>
        <Button busy={act.busy} onClick={begin}>
          {t('account.step_begin')}
        </Button>
      </div>
    </>
  );
}
