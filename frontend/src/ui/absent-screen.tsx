import type { JSX } from 'preact';

import { Button } from './button';
import { Page } from './page';
import { t } from '../i18n';

/** Loads the page anew. `app/` may say from where. */
export const again = { load: () => location.reload() };

/** In place of a page whose code could not be fetched. */
export function AbsentScreen(): JSX.Element {
  return (
    <Page title={t('shell.absent_title')} back={{ href: '/', label: t('shell.today') }}>
      <p>{t('shell.absent')}</p>
      <div>
        <Button variant="soft" onClick={() => again.load()}>
          {t('shell.try_again')}
        </Button>
      </div>
    </Page>
  );
}

/** In place of a page that does not exist. */
export function UnknownScreen(): JSX.Element {
  return (
    <Page title={t('shell.unknown_title')} back={{ href: '/', label: t('shell.today') }}>
      <p>{t('shell.unknown')}</p>
    </Page>
  );
}
