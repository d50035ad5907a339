import type { JSX } from 'preact';

import { Page } from '../../ui';
import { useLoaded } from '../../ui/use-loaded';
import { t } from '../../i18n';
import { caseload } from './caseload';

/** Beside the caseload, until somebody is chosen. */
export function CaseloadPage(): JSX.Element {
  const part = useLoaded(() => import('./beside-the-list'));
  const cases = caseload.value;
  return <Page title={t('clinic.caseload')}>{part && cases && <part.BesideTheList cases={cases} />}</Page>;
}
