import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { newAuthenticator, readSecondStep, type SecondStep } from '../../session/second-step';
import { Button, Callout, ErrorCallout, Page } from '../../ui';
import { RecoveryCard } from '../../ui/recovery-card';
import { useAct } from '../../ui/use-act';
import { useFetched } from '../../ui/use-fetched';
import { t } from '../../i18n';
import { Nothing } from './nothing';
import { Kept } from './second-step-kept';
import { SetUp } from './second-step-set-up';

/** A second step at sign-in, for whoever wants one: an app that shows a code, and backup codes for when it is lost. */
export function SecondStepPage(): JSX.Element {
  const { data, error, again } = useFetched(readSecondStep);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const shown = (fresh: readonly string[]): void => {
    setCodes(fresh);
    again();
  };
  return (
    <Page title={t('account.step')} back={{ href: '/you/account', label: t('account.back_account') }} lead={t('account.step_lead')}>
      {codes ? (
        <Codes codes={codes} onDone={() => setCodes(null)} />
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
  const [fresh, setFresh] = useState<{ secret: string; address: string } | null>(null);
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

function Codes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }): JSX.Element {
  return (
    <>
      <p>{t('account.codes_lead')}</p>
      <RecoveryCard card={codes.join(' ')} label={t('account.codes')} pairs />
      <div>
        <Button onClick={onDone}>{t('account.codes_kept')}</Button>
      </div>
    </>
  );
}
