import type { JSX } from 'preact';

import { Page } from '../../ui';
import { t } from '../../i18n';
import { caseload } from './caseload';
import { Sidebar } from './sidebar';

/** The caseload by itself. On a wide screen the middle stays quiet until somebody is chosen. */
export function CaseloadPage(): JSX.Element {
  const anybody = (caseload.value?.length ?? 0) > 0;
  return (
    <div class="clinic clinic--first">
      <Sidebar first />
      <Page title={t('clinic.caseload')}>
        {anybody && (
          <div class="clinic-choose">
            <p class="said">{t('clinic.choose')}</p>
            <p class="quiet">{t('clinic.choose_note')}</p>
          </div>
        )}
      </Page>
    </div>
  );
}
