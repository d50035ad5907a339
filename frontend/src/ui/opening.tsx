import type { JSX } from 'preact';

import { t } from '../i18n';
import { Skeleton } from './surface';

/** In place of a page that is not known yet: who is here is being found out. */
export function Opening(): JSX.Element {
  return (
    <div class="page">
      <Skeleton label={t('shell.loading')} />
    </div>
  );
}
