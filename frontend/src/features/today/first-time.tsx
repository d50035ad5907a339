import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { drafts } from '../../store';
import { Button, Callout } from '../../ui';
import { t } from '../../i18n';

const FIRST_TIME = 'today/first-note';

/** Once on each device: what the exit does not do, and that nobody watches. */
export function FirstTime(): JSX.Element | null {
  const [wasRead, setWasRead] = useState(drafts.get<boolean>(FIRST_TIME) === true);
  if (wasRead) return null;
  const read = (): void => {
    void drafts.set(FIRST_TIME, true);
    setWasRead(true);
  };
  return (
    <Callout title={t('today.first_title')}>
      <div class="stack stack--tight">
        <p>{t('today.first_exit')}</p>
        <p>{t('today.first_watched')}</p>
        <div>
          <Button variant="outline" small onClick={read}>
            {t('today.first_read')}
          </Button>
        </div>
      </div>
    </Callout>
  );
}
