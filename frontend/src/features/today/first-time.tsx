import type { JSX } from 'preact';

import { drafts } from '../../store';
import { Button, Callout } from '../../ui';
import { t } from '../../i18n';

const FIRST_TIME = 'today/first-note';

export function firstTimeRead(): boolean {
  return drafts.get<boolean>(FIRST_TIME) === true;
}

/**
 * Once on each device: what the exit does not do, and that nobody watches. Nothing is offered beside it: one thing
 * after the other.
 */
export function FirstTime({ onRead }: { readonly onRead: () => void }): JSX.Element {
  const read = (): void => {
    void drafts.set(FIRST_TIME, true);
    onRead();
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
