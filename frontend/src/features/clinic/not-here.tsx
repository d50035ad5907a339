import type { JSX } from 'preact';

import { t } from '../../i18n';
import { Button } from '../../ui';

/** In place of a part of a page that could not be fetched: what it would be, and how to ask for it again. */
export function NotHere({ what, again }: { readonly what?: string; readonly again: () => void }): JSX.Element {
  return (
    <div class="stack stack--tight">
      {what && <p class="clinic-label">{what}</p>}
      <p class="small" role="alert">
        {t('clinic.part_not_here')}
      </p>
      <div>
        <Button variant="soft" small onClick={again}>
          {t('shell.try_again')}
        </Button>
      </div>
    </div>
  );
}
