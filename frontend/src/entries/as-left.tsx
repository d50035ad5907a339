import type { JSX } from 'preact';

import { t } from '../i18n';
import { Button } from '../ui';

/** Over a form that came back: what stands in it is not kept yet, or it would be taken for how things are. */
export function AsLeft({ asLeft, startAgain }: { readonly asLeft: boolean; readonly startAgain: () => void }): JSX.Element | null {
  if (!asLeft) return null;
  return (
    <div class="row">
      <p class="quiet" role="status">
        {t('shell.as_left')}
      </p>
      <Button variant="plain" small onClick={startAgain}>
        {t('shell.start_again')}
      </Button>
    </div>
  );
}
