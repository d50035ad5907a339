import type { JSX } from 'preact';

import { t } from '../../i18n';
import { readSetBack, wasSetBack } from '../../store/set-back';
import { Button, Callout } from '../../ui';

/** Once, after the server was put back to an earlier time: what became of what was written. */
export function SetBack(): JSX.Element | null {
  if (!wasSetBack()) return null;
  return (
    <Callout>
      <div class="stack stack--tight">
        <p>{t('today.set_back')}</p>
        <div>
          <Button variant="outline" small onClick={readSetBack}>
            {t('today.set_back_read')}
          </Button>
        </div>
      </div>
    </Callout>
  );
}
