import type { JSX } from 'preact';

import { Button } from './button';
import { Callout, Skeleton } from './surface';
import { t } from '../i18n';
import type { Fetched } from './use-fetched';

/** In place of what is not here: on its way, or what kept it away and how to ask again. */
export function Waiting({ error, again }: Pick<Fetched<unknown>, 'error' | 'again'>): JSX.Element {
  if (!error) return <Skeleton label={t('shell.loading')} />;
  return (
    <>
      <div role="alert">
        <Callout tone="clay" title={t('sharing.online_title')}>
          <p>{error}</p>
          <p>{t('sharing.online')}</p>
        </Callout>
      </div>
      <div>
        <Button variant="soft" onClick={again}>
          {t('shell.try_again')}
        </Button>
      </div>
    </>
  );
}
