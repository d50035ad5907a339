import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { boot } from '../../session/session';
import { newAuthenticator } from '../../session/second-step';
import { unlock } from '../../session/sign-in';
import { Button, ErrorCallout, Page } from '../../ui';
import { useAct } from '../../ui/use-act';
import { useFetched } from '../../ui/use-fetched';
import { loadCatalogues, t } from '../../i18n';
import { BackupCodes } from './backup-codes';
import { Nothing } from './nothing';
import { SetUp } from './second-step-set-up';

/** The page, where the account has no second step yet. */
export async function whereNone(): Promise<typeof FirstSecondStep | null> {
  if ((await newAuthenticator()) === null) return null;
  await loadCatalogues('account');
  return FirstSecondStep;
}

/** Who may not be without a second step sets one up before anything else, and keeps its backup codes. */
export function FirstSecondStep(): JSX.Element {
  const { data, error, again } = useFetched(async () => ({ fresh: await newAuthenticator() }));
  const [made, setMade] = useState<{ codes: readonly string[]; passphrase: string } | null>(null);
  const act = useAct();
  const goOn = (passphrase: string): void =>
    act.run(async () => {
      await boot(); // the server lets this session further now
      await unlock(passphrase);
    });
  return (
    <Page title={t(made ? 'account.codes' : 'account.step_first')} titleOnPage lead={made ? undefined : t('account.step_first_lead')}>
      {made ? (
        <>
          {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
          <BackupCodes codes={made.codes} busy={act.busy} onDone={() => goOn(made.passphrase)} />
        </>
      ) : !data?.fresh ? (
        <Nothing error={error} again={again} />
      ) : (
        <SetUp fresh={data.fresh} onCodes={(codes, passphrase) => setMade({ codes, passphrase })} />
      )}
      {!made && (
        <div>
          <Button variant="plain" small onClick={() => void import('../../session/sign-out').then(({ signOut }) => signOut())}>
            {t('account.sign_out')}
          </Button>
        </div>
      )}
    </Page>
  );
}
