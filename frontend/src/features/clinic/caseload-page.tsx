import type { JSX } from 'preact';

import { Page } from '../../ui';
import { useLoaded } from '../../ui/use-loaded';
import { t } from '../../i18n';
import { caseload, type OpenCase } from './caseload';

/** Beside the caseload. On a wide screen the middle stays quiet until somebody is chosen. */
export function CaseloadPage(): JSX.Element {
  const anybody = (caseload.value?.length ?? 0) > 0;
  return (
    <Page title={t('clinic.caseload')}>
      {caseload.value?.some(({ alias }) => !alias) && <Waiting cases={caseload.value} />}
      {anybody && (
        <div class="clinic-choose">
          <p class="said">{t('clinic.choose')}</p>
          <p class="quiet">{t('clinic.choose_note')}</p>
        </div>
      )}
    </Page>
  );
}

/** Clients who can't be named: some of them may wait to seal to new keys. */
function Waiting({ cases }: { cases: readonly OpenCase[] }): JSX.Element | null {
  const part = useLoaded(() => import('./sealed-anew'));
  return part && <part.WaitingClients cases={cases} />;
}
