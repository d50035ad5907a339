import type { JSX } from 'preact';

import { Page } from '../../ui';
import { t } from '../../i18n';
import { caseload } from './caseload';
import { WaitingClients } from './sealed-anew';

/** Beside the caseload. On a wide screen the middle stays quiet until somebody is chosen. */
export function CaseloadPage(): JSX.Element {
  const anybody = (caseload.value?.length ?? 0) > 0;
  return (
    <Page title={t('clinic.caseload')}>
      <WaitingClients cases={caseload.value ?? []} />
      {anybody && (
        <div class="clinic-choose">
          <p class="said">{t('clinic.choose')}</p>
          <p class="quiet">{t('clinic.choose_note')}</p>
        </div>
      )}
    </Page>
  );
}
